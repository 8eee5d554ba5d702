export { down, up } from "../shared/0011_carrier.ts";
