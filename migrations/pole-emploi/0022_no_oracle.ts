export { down, up } from "../shared/0022_no_oracle.ts";
