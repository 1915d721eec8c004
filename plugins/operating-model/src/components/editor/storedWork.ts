import { Draft } from './draft/Draft';
import { isDraft } from './draft/isDraft';

/** Work that is in no file yet. */
export interface StoredWork {
  /** An ISO date with time. */
  savedAt: string;
  /** The file as it was when the work began, as YAML; empty for a new matrix. */
  base: string;
  draft: Draft;
}

/** @param matrixRef - absent for a new matrix */
function keyOf(matrixRef: string | undefined): string {
  return `operating-model.editor.${matrixRef ?? 'new'}`;
}

/** @returns undefined where there is none, or none that this version understands */
export function readWork(
  matrixRef: string | undefined,
): StoredWork | undefined {
  try {
    const text = window.localStorage.getItem(keyOf(matrixRef));
    const { savedAt, base, draft } = JSON.parse(text ?? '{}');
    return typeof savedAt === 'string' &&
      typeof base === 'string' &&
      isDraft(draft)
      ? { savedAt, base, draft }
      : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether it is kept: a browser may have no room for it, or not allow it */
export function keepWork(
  matrixRef: string | undefined,
  work: StoredWork,
): boolean {
  try {
    window.localStorage.setItem(keyOf(matrixRef), JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

export function dropWork(matrixRef: string | undefined): void {
  try {
    window.localStorage.removeItem(keyOf(matrixRef));
  } catch {
    // What could not be kept needn't be dropped.
  }
}
