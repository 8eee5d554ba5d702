// Writes the shipped files of data/ from copies of their sources: exactly the rows of the Meuse, the producers' own figures.
// node scripts/meuseRows.mjs <folder of the copies>; data/README.md says where each came from.
import { writeBarometer } from "./meuse/barometer.mjs";
import { writeCommunes } from "./meuse/communes.mjs";
import { writeDrees } from "./meuse/drees.mjs";
import { writePlaces } from "./meuse/places.mjs";
import { rowsOf } from "./sourceColumns.mjs";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node scripts/meuseRows.mjs <folder of the copies>");

/** The lines of one copy. @type {import("./meuse/rows.mjs").Source} */
const source = (file, mark) => rowsOf(folder, file, mark);
writeCommunes(source);
writeDrees(source);
writeBarometer(source);
writePlaces(source);
