import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "pdf-lib";
import { markArtifacts } from "./artifacts.ts";
import { mendStructure } from "./structure.ts";

/** What a browser knows of a page that it prints, and does not write into the file. */
export interface PrintedPage {
  readonly title: string;
  /** What each link says, by its address; a place of the page itself by its hash ("#partie-sources"). */
  readonly links: Readonly<Record<string, string>>;
}

/**
 * A browser's tagged PDF as PDF/UA-1 (ISO 14289-1) wants it: it says so of itself, each link says where it leads, what
 * decorates is an artifact, and each structure type is one of the standard's.
 */
export async function accessiblePdf(pdf: Uint8Array, { title, links }: PrintedPage): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of document.getPages()) {
    markPage(page);
    nameLinks(page, links);
  }
  mendStructure(document);
  const metadata = document.context.stream(xmp(title), { Type: "Metadata", Subtype: "XML" });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(metadata));
  return document.save({ useObjectStreams: false });
}

function markPage({ doc, node }: PDFPage): void {
  const contents = node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((stream) => doc.context.lookup(stream)) : [contents];
  const content = streams
    .flatMap((stream) => (stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : []))
    .map((bytes) => Buffer.from(bytes).toString("latin1"))
    .join("\n");
  const marked = doc.context.flateStream(Buffer.from(markArtifacts(content), "latin1"));
  node.set(PDFName.of("Contents"), doc.context.register(marked));
}

/** A link's own words are those of its alternate description (7.18.5). */
function nameLinks({ doc, node }: PDFPage, links: PrintedPage["links"]): void {
  for (const reference of node.Annots()?.asArray() ?? []) {
    const annotation = doc.context.lookup(reference, PDFDict);
    if (annotation.get(PDFName.of("Subtype")) !== PDFName.of("Link")) continue;
    const address = addressOf(annotation);
    annotation.set(PDFName.of("Contents"), PDFHexString.fromText(links[address] || address));
  }
}

function addressOf(annotation: PDFDict): string {
  const place = annotation.get(PDFName.of("Dest"));
  if (place instanceof PDFName) return `#${place.decodeText()}`;
  const uri = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.get(PDFName.of("URI"));
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : "";
}

const xmp = (title: string): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
