import "reflect-metadata";
import { serve } from "../../runtime/serve/serve.ts";
import { siae } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(siae, graph);
