import "reflect-metadata";
import { serve } from "@pacte-hub/institution/server/serve";
import { siae } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(siae, graph);
