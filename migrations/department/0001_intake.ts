export { down, up } from "../shared/0001_intake.ts";
