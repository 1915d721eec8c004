interface TextFile {
  text?: string;
  problem?: 'importTooLarge' | 'importNotText';
}

/** What stands in a file, if it is text of a size that can be shown. */
export async function readTextFile(
  file: Pick<File, 'size' | 'arrayBuffer'>,
  maxBytes: number,
): Promise<TextFile> {
  if (file.size > maxBytes) return { problem: 'importTooLarge' };
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { text: decoder.decode(await file.arrayBuffer()) };
  } catch {
    return { problem: 'importNotText' };
  }
}
