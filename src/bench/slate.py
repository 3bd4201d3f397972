"""Fills a template with many windows, each like the first of a filled one; every second one lacks its papers."""
import sys
from openpyxl import load_workbook

source, target, windows, run = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
LEVELS = ["县级", "市级", "乡镇、街道", "社区"]
workbook = load_workbook(source)
for name in ("附件7汇总表", "补充信息"):
    sheet = workbook[name]
    header = [cell.value for cell in sheet[1]]
    first = {header[i]: (cell.value, cell._style) for i, cell in enumerate(sheet[3])}
    sheet.delete_rows(3, sheet.max_row)
    for i in range(windows):
        own = {"推荐顺序": str(i + 1), "窗口单位全称": f"虚构第{i + 1}窗口", "名称": f"虚构第{i + 1}窗口",
               "编号": f"bench-{run}-{i + 1}", "层级": LEVELS[i % 4], "申报星级": str(5 - i % 3)}
        if i % 2 == 0:
            own["纸质材料"] = None
        for column, title in enumerate(header, 1):
            value, style = first[title]
            value = own.get(title, value)
            if value is not None:
                sheet.cell(i + 3, column, value)._style = style
workbook.save(target)
