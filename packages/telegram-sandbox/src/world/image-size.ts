/** Width and height of a PNG, JPEG, GIF or WebP; undefined where it is none of these. */
export function imageSize(data: Buffer): { width: number; height: number } | undefined {
  if (data.length < 30) return undefined;
  if (data.readUInt32BE(0) === 0x89504e47)
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (data.toString('latin1', 0, 3) === 'GIF')
    return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  if (data.toString('latin1', 8, 15) === 'WEBPVP8') return webpSize(data);
  if (data.readUInt16BE(0) === 0xffd8) return jpegSize(data);
  return undefined;
}

function webpSize(data: Buffer): { width: number; height: number } {
  const format = data.toString('latin1', 15, 16);
  if (format === 'X') return { width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (format === 'L') {
    const bits = data.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
}

function jpegSize(data: Buffer): { width: number; height: number } | undefined {
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1]!;
    const holdsSize =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (holdsSize) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
  }
  return undefined;
}
