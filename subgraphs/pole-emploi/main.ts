import "reflect-metadata";
import { serve } from "../../runtime/serve/serve.ts";
import { poleEmploi } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(poleEmploi, graph);
