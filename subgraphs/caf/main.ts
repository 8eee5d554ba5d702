import "reflect-metadata";
import { serve } from "@pacte-hub/institution/server/serve";
import { caf } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(caf, graph);
