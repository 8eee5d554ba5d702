export { down, up } from "../shared/0002_published.ts";
