import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell, Column, ColumnKind, TableRows, TakeBytes } from "./table.ts";

/** Rows that are held at once: a row group. */
const groupLength = 20_000;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/**
 * Apache Parquet, Snappy, a group of rows after another. @param notes texts that go with the file, by name
 * @see https://parquet.apache.org/docs/file-format/
 */
export function writeParquet(
  { columns, forEachRow }: TableRows,
  notes: Readonly<Record<string, string>>,
  take: TakeBytes,
): void {
  const bytes = new ByteWriter();
  const passOn = () => {
    take(new Uint8Array(bytes.buffer.slice(0, bytes.index)));
    bytes.index = 0;
  };
  const file = new ParquetWriter({
    writer: Object.assign(bytes, { flush: passOn }),
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)],
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
    createdBy: "pacte-hub",
  });
  let group: Cell[][] = columns.map(() => []);
  const write = () => {
    file.write({
      columnData: columns.map(({ name }, at) => ({ name, data: group[at] as Cell[] })),
      rowGroupSize: groupLength,
    });
    group = columns.map(() => []);
  };
  forEachRow((cells) => {
    for (let at = 0; at < columns.length; at++)
      group[at]?.push(ofKind(cells[at] as Cell, (columns[at] as Column).kind));
    if (group[0]?.length === groupLength) write();
  });
  if (group[0]?.length) write();
  file.finish();
  if (bytes.index > 0) passOn();
}

const types: Readonly<Record<ColumnKind, Omit<SchemaElement, "name">>> = {
  TEXT: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  INTEGER: { type: "INT32" },
  NUMBER: { type: "DOUBLE" },
  BOOLEAN: { type: "BOOLEAN" },
};

const elementOf = ({ name, kind }: Pick<Column, "name" | "kind">): SchemaElement => ({
  name,
  repetition_type: "OPTIONAL",
  ...types[kind],
});

const ofKind = (cell: Cell, kind: ColumnKind): Cell => (cell !== null && kind === "TEXT" ? String(cell) : cell);
