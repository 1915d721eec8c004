import { canonicalRefs } from '../kinds/references';
import { isPlaceholder } from '../kinds/fields';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { compareText } from '../kinds/references';
import type {
  Agreement,
  MatrixRow,
  OperatingModel,
  Origin,
  Runbook,
} from '../model/types';
import { EvaluateOptions } from '../coverage/evaluateEntity';
import { judge, runbookAnswer } from './runbookAnswer';
import { contactOf, titleOfRef } from './names';
import type { DefinitionAnswer, RowAnswer } from './definitionAnswer';

const LETTER_NAMES = Object.keys(LETTERS) as Letter[];

function rowAnswer(row: MatrixRow): RowAnswer {
  const { matrixRef, row: number, activityRef, validator, note } = row;
  return {
    matrixRef,
    row: number,
    activityRef,
    ...row.parties,
    validator,
    note,
  };
}

function refsOfRow(row: RowAnswer): string[] {
  const parties = [
    ...LETTER_NAMES.flatMap(letter => row[letter]),
    ...row.validator,
  ];
  return [
    row.matrixRef,
    row.activityRef,
    ...parties.filter(party => !isPlaceholder(party)),
  ];
}

function refsOfRunbook({
  ownerRef,
  authorRef,
  escalationRef,
  validated,
  activityRefs,
}: Runbook) {
  return [ownerRef, authorRef, escalationRef, validated?.by, ...activityRefs];
}

function refsOfAgreement({
  providerRef,
  consumerRefs,
  activityRefs,
  incidentLeadRef,
  escalationRefs,
}: Agreement) {
  return [
    providerRef,
    ...consumerRefs,
    ...activityRefs,
    incidentLeadRef,
    ...escalationRefs,
  ];
}

/**
 * What the model knows of a definition beyond what its entity says itself.
 *
 * @param ref - canonical
 * @returns undefined when the model holds no such definition
 * @public
 */
export function describeDefinition(
  model: OperatingModel,
  ref: string,
  options: EvaluateOptions = {},
): DefinitionAnswer | undefined {
  const activity = model.activities.get(ref);
  const runbook = model.runbooks.get(ref);
  const matrix = model.matrices.get(ref);
  const agreement = model.agreements.get(ref);
  const definition = activity ?? runbook ?? matrix ?? agreement;
  if (!definition) return undefined;
  const rows = [...model.matrices.values()]
    .flatMap(each => each.rows)
    .filter(row => row.matrixRef === ref || row.activityRef === ref)
    .map(rowAnswer);
  const describing = [...model.runbooks.values()].filter(each =>
    each.activityRefs.includes(ref),
  );
  const runbooks = describing
    .map(each => runbookAnswer(model, each, options))
    .sort((a, b) => b.score - a.score || compareText(a.ref, b.ref));
  const cell = runbook && judge(model, runbook, options);
  const refs = canonicalRefs([
    ...rows.flatMap(refsOfRow),
    ...runbooks.map(each => each.validated?.by),
    ...(runbook ? refsOfRunbook(runbook) : []),
    ...(agreement ? refsOfAgreement(agreement) : []),
    ...(definition && 'ownerRef' in definition ? [definition.ownerRef] : []),
  ]);
  return {
    ref,
    ...(definition.origin as Origin),
    rows,
    runbooks,
    coverage: cell && {
      score: cell.score,
      state: cell.state === 'covered' ? 'covered' : 'weak',
      criteria: cell.criteria,
    },
    names: Object.fromEntries(
      refs.map(each => [each, titleOfRef(model, each)]),
    ),
    contacts: Object.fromEntries(
      refs.flatMap(each => {
        const party = model.parties.get(each);
        return party ? [[each, contactOf(party.contact)]] : [];
      }),
    ),
    hidden: 0,
  };
}
