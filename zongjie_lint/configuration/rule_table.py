"""One `[[rule]]` of a configuration: a house rule."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class RuleModel(BaseModel):
    """A house rule."""

    model_config = ConfigDict(extra="allow", strict=True)
