import composed from "../department.json" with { type: "json" };

const facts = { ...composed };

/**
 * Of which Department this installation is: its INSEE code, and its name in French after a noun ("de la Meuse"). That of the composed
 * graph, unless set: sentences read it as they are said.
 */
export const departmentInService: Readonly<typeof facts> = facts;

/** Another Department, for this process: before any description of the graph is made. */
export function setDepartment({ code, of }: Readonly<typeof facts>): void {
  Object.assign(facts, { code, of });
}
