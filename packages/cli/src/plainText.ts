// Texts come out of files that others wrote: what moves the cursor, changes colours or begins a new line stays out of a terminal
// and of the log of a pipeline, which takes some lines for commands.
const CONTROL_CHARACTERS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;

/** A text as one harmless line. */
export function plainText(text: string): string {
  return text.replace(CONTROL_CHARACTERS, ' ');
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
