/** Options of fields that stay, and that a better one replaces. */
const inFrench = "Le hub ne répond qu'en français.";

export const titleEnField = { description: `L'intitulé. ${inFrench}`, deprecationReason: "Lisez `title`." };

export const nameEnField = { description: `Le nom. ${inFrench}`, deprecationReason: "Lisez `name`." };

export const remarkedElsewhere = { nullable: true, deprecationReason: "Lisez `remarks`." };
