"""Why the system refused a file, in both languages: its own words are in the language of the machine, or in English alone."""

from __future__ import annotations

import errno

from leverage.terms.texts import Text

_REASONS: dict[int, Text] = {
    errno.ENOENT: Text("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("不允许", "not permitted"),
    errno.EROFS: Text("只读", "read-only"),
    errno.EISDIR: Text("是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: Text("名称过长", "the name is too long"),
    errno.ENOSPC: Text("磁盘已满", "no space left on the disk"),
    errno.EDQUOT: Text("超出磁盘配额", "the disk quota is used up"),
    errno.EMFILE: Text("打开的文件太多", "too many open files"),
    errno.ENFILE: Text("打开的文件太多", "too many open files"),
    errno.EBUSY: Text("正被其他程序使用", "in use by another program"),
    errno.ETXTBSY: Text("正被其他程序使用", "in use by another program"),
    errno.EIO: Text("读写出错", "input or output error"),
    errno.EPIPE: Text("接收的一端已关闭", "the other end is closed"),
    errno.ELOOP: Text("链接循环", "links lead in a circle"),
    errno.EINVAL: Text("参数无效", "invalid argument"),
    errno.EFBIG: Text("文件过大", "the file is too large"),
}
READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""The errors of who may not write."""


def why(error: Exception) -> Text:
    """The reason of an error of the system; one that is not known by its number, or not at all."""
    number = getattr(error, "errno", None)
    if number in _REASONS:
        return _REASONS[number]
    if isinstance(error, ValueError):
        return Text("名称无效", "no valid name")
    if number is None:
        return Text("原因不明", type(error).__name__)
    return Text(f"系统错误 {number}", getattr(error, "strerror", None) or f"system error {number}")
