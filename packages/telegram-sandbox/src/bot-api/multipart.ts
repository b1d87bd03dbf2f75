/** A file that came with a call. */
export interface UploadedFile {
  name: string;
  mime: string;
  data: Buffer;
}

export interface Form {
  fields: Record<string, string>;
  files: Map<string, UploadedFile>;
}

/** Takes a multipart/form-data body apart; undefined where it is none. */
export function parseMultipart(body: Buffer, contentType: string): Form | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const form: Form = { fields: {}, files: new Map() };
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (end === -1) break;
    addPart(form, body.subarray(start + delimiter.length + 2, end - 2));
    start = end;
  }
  return form;
}

function addPart(form: Form, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n');
  if (split === -1) return;
  const head = part.subarray(0, split).toString('utf8');
  const data = part.subarray(split + 4);
  const name = dispositionField(head, 'name');
  if (name === undefined) return;
  const file = dispositionField(head, 'filename');
  if (file === undefined) form.fields[name] = data.toString('utf8');
  else {
    const mime = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
    form.files.set(name, { name: file, mime, data: Buffer.from(data) });
  }
}

// Written with quotes or without.
function dispositionField(head: string, field: string): string | undefined {
  const found = new RegExp(`[; ]${field}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(head);
  return found?.[1] ?? found?.[2];
}
