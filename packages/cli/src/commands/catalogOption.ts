import { Option } from 'commander';

/** May be given more than once; a list after one option would swallow the arguments that follow. */
export const catalogOption = (description: string) =>
  new Option('--catalog <path>', description).argParser(
    (path: string, paths: string[] = []) => [...paths, path],
  );
