"""What must hold for a plugin as a whole."""

from __future__ import annotations

from types import ModuleType

from zongjie_lint.builtin import load_plugins
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.message import Message
from zongjie_lint.plugins import API_NAME, API_VERSION, DuplicateProvision, Plugins
from zongjie_lint.testing.demand import demand

_BROKEN = Message("插件载入失败：{error}", "the plugin does not load: {error}")
_NO_API = Message(
    "没有写明为哪一版插件接口而写：在模块里加一行 {name} = {version}",
    "it does not say which version of the hooks it is written for: add {name} = {version} to the module",
)
_NOTHING = Message(
    "什么也没有提供：函数要叫 provide_rules、provide_readers、provide_reporters 或 provide_profiles，前面要有 @hookimpl",
    "it provides nothing: name a function provide_rules, provide_readers, provide_reporters or provide_profiles, and mark it with @hookimpl",
)
_TWICE = Message(
    "与别的插件重复：{twice}；换一个代码或名称",
    "provided by another plugin too: {twice}; choose another code or name",
)
_PROFILE = Message("{fault}", "{fault}")


def check_plugin(plugin: ModuleType | object, name: str = "plugin") -> None:
    """Assert that a plugin loads beside the built-in one, states the version of the hooks, and provides something of its own."""
    alone, together = Plugins(), load_plugins([name])
    alone.add(name, plugin)
    provided = _provided(alone)
    for broken in alone.broken:
        demand(False, name, _BROKEN.format(error=broken.error))
    demand(alone.found[0].api is not None, name, _NO_API.format(name=API_NAME, version=API_VERSION))
    demand(bool(provided), name, _NOTHING)
    _check_together(plugin, name, together)


def _provided(plugins: Plugins) -> list[object]:
    """Everything that is provided; asked for, a broken plugin shows itself."""
    named = {**plugins.reporters(), **plugins.profiles()}
    return [*plugins.rules(), *plugins.readers(), *named.values()]


def _check_together(plugin: ModuleType | object, name: str, together: Plugins) -> None:
    beside = f"{name} (under test)"
    together.add(beside, plugin)
    try:
        _provided(together)
    except DuplicateProvision as twice:
        demand(False, name, _TWICE.format(twice=twice))
    codes, kinds = [rule.code for rule in together.rules()], [kind.key for kind in KINDS]
    for profile in together.profiles().values():
        for fault in profile.faults(codes, kinds):
            demand(False, name, _PROFILE.format(fault=fault))
