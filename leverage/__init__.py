"""A checker of funding-leverage rules for Chinese small-loan companies (小额贷款公司)."""

__version__ = "0.1.0"
