"""The law, as data: one module per place, each exporting one ``REGIME``. Imports are explicit, so that frozen builds find them."""

from provinces.anhui import REGIME as ANHUI
from provinces.beijing import REGIME as BEIJING
from provinces.chongqing import REGIME as CHONGQING
from provinces.dalian import REGIME as DALIAN
from provinces.fujian import REGIME as FUJIAN
from provinces.gansu import REGIME as GANSU
from provinces.guangdong import REGIME as GUANGDONG
from provinces.guangxi import REGIME as GUANGXI
from provinces.guangzhou import REGIME as GUANGZHOU
from provinces.guizhou import REGIME as GUIZHOU
from provinces.hainan import REGIME as HAINAN
from provinces.hebei import REGIME as HEBEI
from provinces.heilongjiang import REGIME as HEILONGJIANG
from provinces.henan import REGIME as HENAN
from provinces.hubei import REGIME as HUBEI
from provinces.hunan import REGIME as HUNAN
from provinces.inner_mongolia import REGIME as INNER_MONGOLIA
from provinces.jiangsu import REGIME as JIANGSU
from provinces.jiangxi import REGIME as JIANGXI
from provinces.jilin import REGIME as JILIN
from provinces.liaoning import REGIME as LIAONING
from provinces.national import REGIME as NATIONAL
from provinces.ningbo import REGIME as NINGBO
from provinces.ningxia import REGIME as NINGXIA
from provinces.qingdao import REGIME as QINGDAO
from provinces.qinghai import REGIME as QINGHAI
from provinces.shaanxi import REGIME as SHAANXI
from provinces.shandong import REGIME as SHANDONG
from provinces.shanghai import REGIME as SHANGHAI
from provinces.shanxi import REGIME as SHANXI
from provinces.shenzhen import REGIME as SHENZHEN
from provinces.sichuan import REGIME as SICHUAN
from provinces.tianjin import REGIME as TIANJIN
from provinces.tibet import REGIME as TIBET
from provinces.xiamen import REGIME as XIAMEN
from provinces.xian import REGIME as XIAN
from provinces.xinjiang import REGIME as XINJIANG
from provinces.yunnan import REGIME as YUNNAN
from provinces.zhejiang import REGIME as ZHEJIANG

LOCAL = (
    *(ANHUI, BEIJING, CHONGQING, DALIAN, FUJIAN, GANSU, GUANGDONG, GUANGXI, GUANGZHOU, GUIZHOU, HAINAN, HEBEI),
    *(HEILONGJIANG, HENAN, HUBEI, HUNAN, INNER_MONGOLIA, JIANGSU, JIANGXI, JILIN, LIAONING, NINGBO, NINGXIA, QINGDAO),
    *(QINGHAI, SHAANXI, SHANDONG, SHANGHAI, SHANXI, SHENZHEN, SICHUAN, TIANJIN, TIBET, XIAMEN, XIAN, XINJIANG, YUNNAN),
    ZHEJIANG,
)

__all__ = ["LOCAL", "NATIONAL"]
