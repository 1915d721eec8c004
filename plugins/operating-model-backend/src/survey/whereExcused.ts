import { Knex } from 'knex';
import { StoredFindingFilter } from './SurveyStore';

/** Lets through only what is excused, or only what is not. However many subjects there are, they are one value. */
export function whereExcused(
  knex: Knex,
  question: Knex.QueryBuilder,
  { pairs, wanted }: NonNullable<StoredFindingFilter['excused']>,
): void {
  const isPostgres = knex.client.config.client === 'pg';
  const isOneOf = isPostgres
    ? 'subject_ref = any(?)'
    : 'subject_ref in (select value from json_each(?))';
  if (pairs.length === 0) {
    if (wanted) question.whereRaw('1 = 0');
    return;
  }
  const excused = (either: Knex.QueryBuilder) => {
    for (const { rule, subjectRefs } of pairs) {
      const value = isPostgres ? [...subjectRefs] : JSON.stringify(subjectRefs);
      either.orWhere(both => both.where({ rule }).whereRaw(isOneOf, [value]));
    }
  };
  if (wanted) question.where(excused);
  else question.whereNot(excused);
}
