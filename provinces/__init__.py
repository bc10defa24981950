"""The law, as data: one module per place, each exporting one ``REGIME``. Imports are explicit, so that frozen builds find them."""

from provinces.chongqing import REGIME as CHONGQING
from provinces.hunan import REGIME as HUNAN
from provinces.jiangsu import REGIME as JIANGSU
from provinces.national import REGIME as NATIONAL
from provinces.tibet import REGIME as TIBET
from provinces.zhejiang import REGIME as ZHEJIANG

LOCAL = (CHONGQING, HUNAN, JIANGSU, TIBET, ZHEJIANG)

__all__ = ["LOCAL", "NATIONAL"]
