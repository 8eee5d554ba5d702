import "reflect-metadata";
import { serve } from "@pacte-hub/institution/server/serve";
import { poleEmploi } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(poleEmploi, graph);
