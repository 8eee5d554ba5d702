import { strToU8, Zip, ZipDeflate } from "fflate";
import { isFormula } from "./spreadsheetText.ts";
import type { Cell, TableRows, TakeBytes } from "./table.ts";
import { TableRefused } from "./tableRefused.ts";

/** Characters. @see https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const longestCell = 32_767;
const pieceLength = 64 * 1024;
/** Most of a sheet is repeated words: a higher level takes twice the time for a tenth less. */
const level = 3;

/**
 * A workbook of Office Open XML, one sheet after another, each packed while it is written. Texts stand in their cells: no list
 * of them is kept.
 * @throws TableRefused for a text that no cell holds
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export function writeXlsx(sheets: readonly TableRows[], take: TakeBytes): void {
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    take(bytes);
  });
  const part = (name: string, text: string): void => {
    const file = new ZipDeflate(name, { level });
    zip.add(file);
    file.push(strToU8(`${declaration}${text}`), true);
  };
  part("[Content_Types].xml", contentTypes(sheets.length));
  part("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  part("xl/workbook.xml", workbook(sheets));
  part(
    "xl/_rels/workbook.xml.rels",
    relations([
      ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
  );
  part("xl/styles.xml", styles);
  for (const [at, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${at + 1}.xml`, { level });
    zip.add(file);
    writeSheet(sheet, (text, isLast) => file.push(strToU8(text), isLast));
  }
  zip.end();
}

type TakeText = (text: string, isLast: boolean) => void;

function writeSheet({ columns, forEachRow }: TableRows, take: TakeText): void {
  const letters = columns.map((_, at) => lettersOf(at));
  const last = letters.at(-1) ?? "A";
  let text = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ name }, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(40, Math.max(12, name.length + 3))}" customWidth="1"/>`).join("")}</cols><sheetData><row r="1">${columns.map(({ name }, at) => `<c r="${letters[at]}1" s="2" t="inlineStr"><is><t>${escaped(name)}</t></is></c>`).join("")}</row>`;
  let row = 1;
  forEachRow((cells) => {
    row += 1;
    text += `<row r="${row}">`;
    for (let at = 0; at < cells.length; at++)
      text += cellOf(cells[at] as Cell, `${letters[at]}${row}`, columns[at]?.name ?? "");
    text += "</row>";
    if (text.length < pieceLength) return;
    take(text, false);
    text = "";
  });
  take(`${text}</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`, true);
}

/** A text that would be run as a formula elsewhere bears the mark of a text here too (`quotePrefix`). */
function cellOf(cell: Cell, place: string, column: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : "";
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell.length > longestCell) throw new TableRefused({ code: "TABLE_CELL_TOO_LONG", column, limit: longestCell });
  const style = isFormula(cell) ? ' s="1"' : "";
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** A, B… Z, AA… */
function lettersOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : lettersOf(Math.floor(at / 26) - 1) + letter;
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML cannot hold is written as Office does (`_x0001_`), and what looks like it is told apart (ECMA-376, 22.9.2.19). */
const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? "")
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (sign) => {
      const code = sign.charCodeAt(0);
      return `_x${(code < 0x20 ? code : 0xfffd).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .replaceAll("\r", "_x000D_");

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";

const workbook = (sheets: readonly TableRows[]): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`;

const relations = (relationships: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${packaging}/relationships">${relationships.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

const ofSheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const contentTypes = (count: number): string =>
  `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${ofSheets}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${ofSheets}.styles+xml"/>${Array.from({ length: count }, (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${ofSheets}.worksheet+xml"/>`).join("")}</Types>`;

/** 0: as it is; 1: a text whatever it looks like; 2: a header. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
