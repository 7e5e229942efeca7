/* Writes a table of 12 columns with libxlsxwriter: the cells that WriteLarge writes. */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

static lxw_format *format(lxw_workbook *book, const char *number, int align) {
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, "Arial");
    format_set_font_size(f, 10);
    format_set_font_color(f, 0x1F2937);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(f, align);
    format_set_bottom(f, LXW_BORDER_THIN);
    format_set_bottom_color(f, 0xD5DAE0);
    if (number) format_set_num_format(f, number);
    return f;
}

int main(int argc, char **argv) {
    int rows = atoi(argv[2]);
    lxw_workbook *book = workbook_new(argv[1]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Large");
    lxw_format *text = format(book, NULL, LXW_ALIGN_LEFT), *whole = format(book, "#,##0", LXW_ALIGN_CENTER);
    lxw_format *number = format(book, "#,##0.00", LXW_ALIGN_CENTER), *share = format(book, "0.000 %", LXW_ALIGN_CENTER);
    lxw_format *date = format(book, "d mmm yyyy", LXW_ALIGN_LEFT);
    char buffer[64];
    worksheet_set_column(sheet, 0, 11, 12, NULL);
    for (int i = 0; i < rows; i++) {
        worksheet_set_row(sheet, i, 15, NULL);
        snprintf(buffer, sizeof buffer, "SLO %06d", i);
        worksheet_write_string(sheet, i, 0, buffer, text);
        snprintf(buffer, sizeof buffer, "Service %d", i % 100);
        worksheet_write_string(sheet, i, 1, buffer, text);
        snprintf(buffer, sizeof buffer, "Measured on day %d & night", i % 365);
        worksheet_write_string(sheet, i, 2, buffer, text);
        worksheet_write_string(sheet, i, 3, "met", text);
        worksheet_write_number(sheet, i, 4, i, whole);
        worksheet_write_number(sheet, i, 5, i % 1000, whole);
        worksheet_write_number(sheet, i, 6, i % 7, whole);
        worksheet_write_number(sheet, i, 7, i / 7.0, number);
        worksheet_write_number(sheet, i, 8, i / 13.0, number);
        worksheet_write_number(sheet, i, 9, (i % 1000) / 1000.0, share);
        worksheet_write_number(sheet, i, 10, 1 - (i % 97) / 10000.0, share);
        worksheet_write_number(sheet, i, 11, 46023 + i % 365, date);
    }
    return workbook_close(book);
}
