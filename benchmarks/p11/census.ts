import { compileOperatingModel } from 'backstage-plugin-operating-model-common';
import { Catalog } from './catalog';
import { NOW } from './measure';

/** What the benchmark's answers hold, so that one can see that the work was really done. */
export interface Census {
  entities: number;
  activities: { min: number; mean: number; max: number };
  contestedShare: number;
  withRunbookShare: number;
  withAgreementShare: number;
  listedShare: number;
  inlineShare: number;
  distinctAnswers: number;
  refused: number;
}

export function takeCensus(catalog: Catalog): Census {
  const model = compileOperatingModel(catalog.definitions, { now: NOW });
  const answers = new Set<unknown>();
  const listed = new Set(
    [...model.runbooks.values()].flatMap(({ entityRefs }) => entityRefs),
  );
  let entities = 0;
  let cells = 0;
  let min = Infinity;
  let max = 0;
  let contested = 0;
  let withRunbook = 0;
  let withAgreement = 0;
  let inline = 0;
  for (const page of catalog.pages()) {
    for (const entity of page) {
      const answer = model.responsibilitiesOf(entity);
      entities += 1;
      cells += answer.length;
      min = Math.min(min, answer.length);
      max = Math.max(max, answer.length);
      if (entity.metadata.annotations?.['operating-model/runbook']) inline += 1;
      for (const each of answer) {
        answers.add(each);
        if (each.contested) contested += 1;
        if (each.runbooks.length) withRunbook += 1;
        if (each.agreements.length) withAgreement += 1;
      }
    }
  }
  return {
    entities,
    activities: { min, mean: cells / entities, max },
    contestedShare: contested / cells,
    withRunbookShare: withRunbook / cells,
    withAgreementShare: withAgreement / cells,
    listedShare: listed.size / entities,
    inlineShare: inline / entities,
    distinctAnswers: answers.size,
    refused: model.refused.length,
  };
}
