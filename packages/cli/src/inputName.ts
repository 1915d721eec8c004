/** What a person calls the file that a command was given; `-` is what is piped in. */
export function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}
