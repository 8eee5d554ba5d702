import { z } from "zod";

/** One line without a control, an unseen character or a mark of HTML: lists, headings and logs show it as it is. */
export const nameLine = z
  .string()
  .regex(/^[^\p{C}\p{Zl}\p{Zp}<>]*[\p{L}\p{N}][^\p{C}\p{Zl}\p{Zp}<>]*$/u)
  .max(200);
