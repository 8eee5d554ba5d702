export { down, up } from "../shared/0032_standing_wall.ts";
