"""Writes a table of 12 columns with XlsxWriter: the cells that WriteLarge writes."""
import sys

import xlsxwriter

rows = int(sys.argv[2])
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Large")


def look(number, align):
    looks = {"font_name": "Arial", "font_size": 10, "font_color": "#1F2937", "valign": "vcenter", "align": align, "bottom": 1, "bottom_color": "#D5DAE0"}
    return book.add_format({**looks, "num_format": number} if number else looks)


text, whole, number = look(None, "left"), look("#,##0", "center"), look("#,##0.00", "center")
share, date = look("0.000 %", "center"), look("d mmm yyyy", "left")
sheet.set_column(0, 11, 12)
for i in range(rows):
    sheet.set_row(i, 15)
    sheet.write_string(i, 0, "SLO %06d" % i, text)
    sheet.write_string(i, 1, "Service %d" % (i % 100), text)
    sheet.write_string(i, 2, "Measured on day %d & night" % (i % 365), text)
    sheet.write_string(i, 3, "met", text)
    sheet.write_number(i, 4, i, whole)
    sheet.write_number(i, 5, i % 1000, whole)
    sheet.write_number(i, 6, i % 7, whole)
    sheet.write_number(i, 7, i / 7, number)
    sheet.write_number(i, 8, i / 13, number)
    sheet.write_number(i, 9, i % 1000 / 1000, share)
    sheet.write_number(i, 10, 1 - i % 97 / 10000, share)
    sheet.write_number(i, 11, 46023 + i % 365, date)
book.close()
