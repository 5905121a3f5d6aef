import importlib.metadata
import shutil
import sys

import pytest

import zongjie_lint.plugins
from zongjie_lint.builtin import load_plugins
from zongjie_lint.compilation_cache import CompilationCache
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.plugins import API_VERSION, DuplicateProvision, Plugins, hookimpl, installed_plugins
from zongjie_lint.profile import Profile
from zongjie_lint.rule import Rule


def rule(code, name="made-up"):
    return type("Made", (Rule,), {"code": code, "name": name, "check": lambda self, document: ()})


class Named:
    """Stands for a reader or a reporter, of which only the name matters here."""

    suffixes = (".md",)

    def __init__(self, name):
        self.name = name


class Provider:
    """A plugin that provides what it is made with."""

    def __init__(self, rules=(), readers=(), reporters=(), profiles=()):
        self.provided = rules, readers, reporters, profiles

    @hookimpl
    def provide_rules(self):
        return self.provided[0]

    @hookimpl
    def provide_readers(self):
        return self.provided[1]

    @hookimpl
    def provide_reporters(self):
        return self.provided[2]

    @hookimpl
    def provide_profiles(self):
        return self.provided[3]


class Raising:
    @hookimpl
    def provide_rules(self):
        raise OSError("词表读不出来")

    @hookimpl
    def provide_profiles(self):
        return [Profile("draft", Message("起草", "draft"), {"DT07": Severity.INFO})]


class Nothing:
    @hookimpl
    def provide_rules(self):
        return None


class Unfinished:
    @hookimpl
    def provide_rules(self):
        yield rule("AA01")
        raise ValueError("后面还有")


class Misspelt:
    @hookimpl
    def provide_rule(self):
        return []


class WithArguments:
    @hookimpl
    def provide_rules(self, document):
        return [document]


def plugins(*switched_off, **added):
    made = Plugins(switched_off)
    for name, plugin in added.items():
        made.add(name, plugin, "1.0", f"dist-{name}")
    return made


def states(made):
    return {plugin.name: plugin.state for plugin in made.found}


def test_everything_a_plugin_can_provide():
    one, reader, reporter, profile = (
        rule("AA01"),
        Named("md"),
        Named("table"),
        Profile("strict", Message("严", "strict")),
    )
    made = plugins(one=Provider([one], [reader], [reporter], [profile]))
    assert made.rules() == [one]
    assert made.readers() == [reader]
    assert made.reporters() == {"table": reporter}
    assert made.profiles() == {"strict": profile}


def test_rules_come_by_code_whoever_provides_them():
    a, b, c = rule("AA02"), rule("BB01"), rule("AA01")
    assert plugins(one=Provider([b, a]), two=Provider([c])).rules() == [c, a, b]


def test_the_reader_of_the_later_plugin_is_preferred():
    ours, theirs = Named("ours"), Named("theirs")
    assert plugins(one=Provider(readers=[ours]), two=Provider(readers=[theirs])).readers() == [theirs, ours]


def test_what_is_switched_off_provides_nothing():
    made = plugins("one", one=Provider([rule("AA01")]), two=Provider([rule("BB01")]))
    assert [each.code for each in made.rules()] == ["BB01"]
    assert states(made) == {"one": "off", "two": "on"}


def test_switching_off_what_is_not_there_is_remembered():
    assert plugins("three", "two", two=Provider()).unknown == ["three"]


def test_a_plugin_is_known_by_name_version_and_origin():
    (found,) = plugins(one=Provider()).found
    assert (found.name, found.version, found.origin, found.error) == ("one", "1.0", "dist-one", "")


@pytest.mark.parametrize(
    ("plugin", "error"),
    [
        (Raising(), "OSError: 词表读不出来"),
        (Nothing(), "TypeError"),
        (Unfinished(), "ValueError: 后面还有"),
        (WithArguments(), ""),
    ],
)
def test_a_hook_that_raises_breaks_its_plugin_and_no_other(plugin, error):
    made = plugins(bad=plugin, good=Provider([rule("BB01")]))
    assert [each.code for each in made.rules()] == ["BB01"]
    assert states(made) == {"bad": "broken", "good": "on"}
    assert [each.name for each in made.broken] == ["bad"]
    assert error in made.broken[0].error


@pytest.mark.parametrize("plugin", [Misspelt(), WithArguments()])
def test_a_hook_that_is_none_of_ours_breaks_its_plugin_when_added(plugin):
    made = plugins(bad=plugin)
    assert states(made) == {"bad": "broken"}
    assert made.broken[0].error
    assert made.rules() == []


def test_one_code_for_two_rules():
    with pytest.raises(DuplicateProvision, match="AA01"):
        plugins(one=Provider([rule("AA01")]), two=Provider([rule("AA01")])).rules()


@pytest.mark.parametrize("kind", ["reporters", "profiles"])
def test_one_name_for_two(kind):
    made = plugins(one=Provider(**{kind: [Named("same")]}), two=Provider(**{kind: [Named("same")]}))
    with pytest.raises(DuplicateProvision, match="same"):
        getattr(made, kind)()


def test_the_same_rule_twice_is_one_rule():
    same = rule("AA01")
    assert plugins(one=Provider([same]), two=Provider([same])).rules() == [same]


def test_the_built_in_plugin_comes_through_the_same_hooks():
    made = load_plugins()
    assert made.found[0].name == "builtin"
    assert {"full", "concise", "json"} <= set(made.reporters())
    assert "review" in made.profiles()
    assert any(".txt" in reader.suffixes for reader in made.readers())
    assert "NU01" in [each.code for each in made.rules()]


def test_even_the_built_in_plugin_can_be_switched_off():
    assert states(load_plugins(["builtin"]))["builtin"] == "off"


def stating(version):
    return type("Stating", (Provider,), {"ZONGJIE_LINT_API": version})([rule("AA01")])


class TestTheVersionOfTheHooks:
    def test_a_plugin_may_state_it(self):
        made = plugins(one=stating(API_VERSION))
        assert states(made) == {"one": "on"}
        assert made.found[0].api == API_VERSION

    def test_a_plugin_that_states_none_is_of_the_first(self):
        made = plugins(one=Provider([rule("AA01")]))
        assert states(made) == {"one": "on"}
        assert made.found[0].api is None

    @pytest.mark.parametrize(
        ("version", "zh", "en"),
        [
            (API_VERSION + 1, "请升级 zongjie-lint", "upgrade zongjie-lint"),
            (0, "请换这个插件的新版本", "install a newer release of the plugin"),
            ("1", "应当是一个整数，如 ZONGJIE_LINT_API = 1，现在是 '1'", "must be a whole number"),
            (True, "应当是一个整数", "must be a whole number"),
            (1.0, "应当是一个整数", "must be a whole number"),
        ],
    )
    def test_another_one_breaks_the_plugin_and_says_why_in_both_languages(self, version, zh, en):
        made = plugins(bad=stating(version), good=Provider([rule("BB01")]))
        assert states(made) == {"bad": "broken", "good": "on"}
        assert [each.code for each in made.rules()] == ["BB01"]
        assert zh in made.broken[0].error
        assert en in made.broken[0].error
        assert "WrongApi" not in made.broken[0].error

    def test_a_newer_plugin_is_told_from_a_misspelt_hook(self):
        newer = type("Newer", (Misspelt,), {"ZONGJIE_LINT_API": API_VERSION + 1})()
        assert "请升级 zongjie-lint" in plugins(bad=newer).broken[0].error

    def test_when_the_first_is_gone_a_plugin_that_states_none_is_broken(self, monkeypatch):
        monkeypatch.setattr("zongjie_lint.plugins.OLDEST_API", 2)
        monkeypatch.setattr("zongjie_lint.plugins.API_VERSION", 3)
        made = plugins(none=Provider(), first=stating(1), second=stating(2), third=stating(3), fourth=stating(4))
        assert states(made) == {"none": "broken", "first": "broken", "second": "on", "third": "on", "fourth": "broken"}
        assert "它没有写明 ZONGJIE_LINT_API" in made.broken[0].error

    def test_the_built_in_plugin_states_it(self):
        assert load_plugins().found[0].api == API_VERSION


def provide_in(folder):
    """Lay a plugin there as installers do, with its entry point."""
    described = folder / "own_office-1.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: own-office\nVersion: 1.0\n", encoding="utf-8")
    (described / "entry_points.txt").write_text("[zongjie_lint]\nown = own_office\n", encoding="utf-8")
    return folder


class TestWhatIsInstalled:
    """That there is no plugin is remembered, and must be forgotten wherever one can come from."""

    @pytest.fixture(autouse=True)
    def remembers(self, tmp_path, monkeypatch):
        monkeypatch.setattr(sys, "dont_write_bytecode", False)
        monkeypatch.setattr(sys, "path", [str(tmp_path / "none")])
        monkeypatch.setattr(zongjie_lint.plugins, "CACHE", CompilationCache(tmp_path / "kept.bin"))
        assert self.names() == []
        zongjie_lint.plugins.CACHE.write()
        monkeypatch.setattr(zongjie_lint.plugins, "CACHE", CompilationCache(tmp_path / "kept.bin"))

    @staticmethod
    def names():
        return [each.name for each in installed_plugins()]

    def test_a_folder_on_the_path(self, tmp_path, monkeypatch):
        monkeypatch.setattr(sys, "path", [str(provide_in(tmp_path / "folder"))])
        assert self.names() == ["own"]

    def test_an_archive_on_the_path(self, tmp_path, monkeypatch):
        made = shutil.make_archive(str(tmp_path / "own_office-1.0"), "zip", provide_in(tmp_path / "folder"))
        monkeypatch.setattr(sys, "path", [str(made)])
        assert self.names() == ["own"]

    def test_an_egg_on_the_path(self, tmp_path, monkeypatch):
        egg = provide_in(tmp_path / "folder").rename(tmp_path / "own_office-1.0.egg")
        (egg / "own_office-1.0.dist-info").rename(egg / "EGG-INFO")
        (egg / "EGG-INFO/METADATA").rename(egg / "EGG-INFO/PKG-INFO")
        monkeypatch.setattr(sys, "path", [str(egg)])
        assert self.names() == ["own"]

    def test_another_finder(self, tmp_path, monkeypatch):
        path = [str(provide_in(tmp_path / "folder"))]

        class Finder(importlib.metadata.DistributionFinder):
            def find_distributions(self, context):
                context = self.Context(name=context.name, path=path)
                return importlib.metadata.MetadataPathFinder.find_distributions(context)

        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
        assert self.names() == ["own"]
