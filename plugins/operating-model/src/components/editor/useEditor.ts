import { makeValidator } from '@backstage/catalog-model';
import {
  Finding,
  ResponsibilityMatrixEntity,
  definitionToYaml,
} from 'backstage-plugin-operating-model-common';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { Draft } from './draft/Draft';
import { DraftChange } from './draft/changeDraft';
import { historyReducer, startHistory } from './draft/history';
import { readDraft } from './draft/readDraft';
import { WrittenDraft, writeDraft } from './draft/writeDraft';
import { lintDraft } from './lintDraft';
import { Organization } from './organization';
import { StoredWork, dropWork, keepWork, readWork } from './storedWork';

/** How long typing pauses before the work is kept. */
const PAUSE_MS = 400;

const { isValidEntityName } = makeValidator();

export type NameProblem = 'nameMissing' | 'nameWrong' | 'nameTaken';

export interface Editor {
  draft: Draft;
  change(change: DraftChange): void;
  undo?(): void;
  redo?(): void;
  /** A moment behind the draft while one types, with the findings that belong to it. */
  checked: { draft: Draft; written: WrittenDraft; findings: Finding[] };
  nameProblem?: NameProblem;
  /** Work of an earlier visit that was taken up again. */
  restored?: { savedAt: string; conflict: boolean };
  keepRestored(): void;
  discard(): void;
  /** False where the browser has no room for it. */
  kept: boolean;
}

interface EditorOptions {
  matrixRef?: string;
  organization: Organization;
  base?: ResponsibilityMatrixEntity;
}

function sameWork(
  a: Draft,
  b: Draft,
  base?: ResponsibilityMatrixEntity,
): boolean {
  if (a === b) return true;
  const yamlOf = (draft: Draft) =>
    definitionToYaml(writeDraft(draft, base).entity);
  const columns = ({ parties }: Draft) => parties.map(({ key }) => key).join();
  return (
    JSON.stringify(a.head) === JSON.stringify(b.head) &&
    columns(a) === columns(b) &&
    yamlOf(a) === yamlOf(b)
  );
}

function problemOfName(
  name: string,
  base: ResponsibilityMatrixEntity | undefined,
  { matrixRefs }: Organization,
): NameProblem | undefined {
  if (!name) return 'nameMissing';
  if (!isValidEntityName(name)) return 'nameWrong';
  if (name === base?.metadata.name) return undefined;
  const namespace = base?.metadata.namespace ?? 'default';
  const ref = `responsibilitymatrix:${namespace}/${name}`;
  return matrixRefs.has(ref.toLocaleLowerCase('en-US'))
    ? 'nameTaken'
    : undefined;
}

/** A matrix with its history and findings; work that is in no file yet is kept in the browser. */
export function useEditor({
  matrixRef,
  organization,
  base,
}: EditorOptions): Editor {
  const [start] = useState(() => {
    const fromFile = readDraft(base);
    const baseYaml = base ? definitionToYaml(base) : '';
    const found = readWork(matrixRef);
    const stored: StoredWork | undefined =
      found && !sameWork(found.draft, fromFile, base) ? found : undefined;
    return { fromFile, baseYaml, stored };
  });
  const { fromFile, baseYaml, stored } = start;
  // Nothing to undo comes with it: one step would take away all that was restored.
  const [history, dispatch] = useReducer(historyReducer, undefined, () =>
    startHistory(stored?.draft ?? fromFile),
  );
  const [restored, setRestored] = useState<Editor['restored']>(
    stored && {
      savedAt: stored.savedAt,
      conflict: stored.base !== baseYaml,
    },
  );
  const [kept, setKept] = useState(true);
  const draft = history.present;

  // What was last begun from; a conflict stays one until the reader has said that they know.
  const begunFrom = useRef(stored?.base ?? baseYaml);
  const unsaved = useRef<Draft>();
  const save = useCallback(() => {
    const work = unsaved.current;
    unsaved.current = undefined;
    if (!work) return;
    if (sameWork(work, fromFile, base)) {
      dropWork(matrixRef);
      return;
    }
    setKept(
      keepWork(matrixRef, {
        savedAt: new Date().toISOString(),
        base: begunFrom.current,
        draft: work,
      }),
    );
  }, [fromFile, base, matrixRef]);

  const seen = useRef(draft);
  useEffect(() => {
    if (seen.current === draft) return undefined;
    seen.current = draft;
    unsaved.current = draft;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, save]);

  // Whoever leaves within the pause loses nothing either.
  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  const deferred = useDeferredValue(draft);
  const checked = useMemo(() => {
    const written = writeDraft(deferred, base);
    const { model, settings } = organization;
    return {
      draft: deferred,
      written,
      findings: lintDraft(model, written.entity, settings),
    };
  }, [deferred, base, organization]);

  const change = useCallback(
    (each: DraftChange) => dispatch({ type: 'change', change: each }),
    [],
  );
  const undo = useCallback(() => dispatch({ type: 'undo' }), []);
  const redo = useCallback(() => dispatch({ type: 'redo' }), []);
  return {
    draft,
    change,
    undo: history.past.length ? undo : undefined,
    redo: history.future.length ? redo : undefined,
    checked,
    nameProblem: problemOfName(draft.head.name.trim(), base, organization),
    restored,
    keepRestored() {
      begunFrom.current = baseYaml;
      unsaved.current = draft;
      save();
      setRestored(undefined);
    },
    discard() {
      begunFrom.current = baseYaml;
      unsaved.current = undefined;
      seen.current = fromFile;
      dropWork(matrixRef);
      dispatch({ type: 'start', draft: fromFile });
      setRestored(undefined);
    },
    kept,
  };
}
