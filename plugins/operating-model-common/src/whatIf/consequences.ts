import { isPlaceholder } from '../kinds/fields';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { MatrixRow, Responsibility } from '../model/types';
import { Context, Subject, titleIn } from './context';
import { feltBy } from './feltBy';
import { Standing, createStandings } from './standings';
import { WhatIfBreak } from './types';

type Slot = Letter | 'validator';

const SLOTS: readonly Slot[] = [
  ...(Object.keys(LETTERS) as Letter[]),
  'validator',
];

const at = (row: MatrixRow, slot: Slot) =>
  slot === 'validator' ? row.validator : row.parties[slot];

/** Breaks that many entities feel alike are told once. */
class Felt {
  readonly #breaks = new Map<
    string,
    { found: WhatIfBreak; refs: Set<string> }
  >();

  add(ref: string, cause: string, find: () => WhatIfBreak) {
    const known = this.#breaks.get(cause) ?? {
      found: find(),
      refs: new Set<string>(),
    };
    known.refs.add(ref);
    this.#breaks.set(cause, known);
  }

  all(): WhatIfBreak[] {
    return [...this.#breaks.values()].map(({ found, refs }) => ({
      ...found,
      ...feltBy(refs),
    }));
  }
}

interface Owned {
  owner: string;
  standing: Standing;
}

function placeholderBreak(
  context: Context,
  { owner, standing }: Owned,
  row: MatrixRow,
  slot: Slot,
): WhatIfBreak {
  const { parentBefore, parentAfter } = standing;
  const before = parentBefore && titleIn(context, parentBefore);
  const after = parentAfter && titleIn(context, parentAfter);
  const onWhat = `on what ${titleIn(context, owner)} owns`;
  const base = {
    subjectRef: row.matrixRef,
    kind: 'row' as const,
    path: `spec.rows[${row.row - 1}].${slot}`,
    row: row.row,
    mended: false,
  };
  if (!after) {
    return {
      ...base,
      what: `$owner.parent stands for nobody ${onWhat}; it stood for ${before}`,
      severity: slot === 'accountable' ? 'error' : 'warning',
      remedy: 'name a group',
    };
  }
  return {
    ...base,
    what: `$owner.parent stands for ${after} ${onWhat}; it stood for ${before ?? 'nobody'}`,
    severity: 'note',
    remedy: 'look whether that is meant, and name a group where it is not',
  };
}

function rowConsequences(
  context: Context,
  felt: Felt,
  ref: string,
  owned: Owned,
  row: MatrixRow,
) {
  const { owner, standing } = owned;
  const cause = `${row.matrixRef} ${row.row} ${owner}`;
  if (standing.parentBefore !== standing.parentAfter) {
    for (const slot of SLOTS) {
      if (!at(row, slot).includes('$owner.parent')) continue;
      felt.add(ref, `${cause} ${slot}`, () =>
        placeholderBreak(context, owned, row, slot),
      );
    }
  }
  const [accountable] = row.parties.accountable;
  if (isPlaceholder(accountable) || !standing.lost.has(accountable)) return;
  felt.add(ref, `${cause} above`, () => ({
    subjectRef: row.matrixRef,
    kind: 'row',
    path: `spec.rows[${row.row - 1}].accountable`,
    row: row.row,
    what: `${titleIn(context, accountable)} is accountable for what ${titleIn(context, owner)} owns, and no longer stands above it`,
    severity: 'warning',
    remedy:
      'name a group above the owner, or say in the note why it is not one',
    mended: false,
  }));
}

function agreementConsequences(
  context: Context,
  felt: Felt,
  ref: string,
  { owner, standing }: Owned,
  { agreements }: Responsibility,
) {
  const { goneRef, successorRef } = context.plan;
  const reached = [standing.ownerRef, ...standing.above];
  for (const agreement of agreements) {
    const { consumerRefs, appliesTo } = agreement;
    const lost = consumerRefs.find(each => standing.lost.has(each));
    const stays = consumerRefs.some(each =>
      reached.includes(each === goneRef ? (successorRef ?? each) : each),
    );
    if (appliesTo || !lost || stays) continue;
    felt.add(ref, `${agreement.ref} ${owner}`, () => ({
      subjectRef: agreement.ref,
      kind: 'agreement',
      path: 'spec.consumers',
      what: `it no longer speaks of what ${titleIn(context, owner)} owns, since ${titleIn(context, lost)} no longer stands above it`,
      severity: 'warning',
      remedy: `name ${titleIn(context, standing.ownerRef)} as a consumer if it is to go on`,
      mended: false,
    }));
  }
}

/**
 * What changes for entities though no file names anybody who goes: placeholders stand for somebody else, and groups that stood
 * above an owner no longer do.
 */
export function consequencesOf(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  const { model, plan } = context;
  const standingOf = createStandings(model, context);
  const felt = new Felt();
  for (const { ref, entity } of subjects) {
    const owner = model.ownerOf(entity);
    const standing = owner ? standingOf(owner) : undefined;
    if (!owner || !standing) continue;
    const owned = { owner, standing };
    for (const responsibility of model.responsibilitiesOf(entity)) {
      for (const { matrixRef, row } of responsibility.rows) {
        const found = model.matrices.get(matrixRef)?.rows[row - 1];
        if (found) rowConsequences(context, felt, ref, owned, found);
      }
      agreementConsequences(context, felt, ref, owned, responsibility);
    }
    if (standing.lost.size && 'groupRef' in plan.change) {
      const { groupRef } = plan.change;
      const lost = [...standing.lost].map(each => titleIn(context, each));
      felt.add(ref, `chain ${lost.join()}`, () => ({
        subjectRef: groupRef,
        kind: 'escalation',
        path: 'spec.parent',
        what: `whoever calls about what it and the groups below it own no longer reaches ${lost.join(', ')}`,
        severity: 'note',
        remedy:
          'name them in operating-model/escalation of what must still reach them',
        mended: false,
      }));
    }
  }
  return felt.all();
}
