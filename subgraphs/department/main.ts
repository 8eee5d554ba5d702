import "reflect-metadata";
import { serve } from "../../runtime/serve/serve.ts";
import { department } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(department, graph);
