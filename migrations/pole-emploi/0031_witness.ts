export { down, up } from "../shared/0031_witness.ts";
