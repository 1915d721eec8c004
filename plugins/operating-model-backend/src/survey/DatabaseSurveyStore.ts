import {
  Finding,
  ReachFacts,
  SEVERITIES,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { putRows } from '../database/putRows';
import { inTurns } from '../inTurns';
import {
  FindingFilter,
  FindingKey,
  KnownFindings,
  Publication,
  StoredFindingFilter,
  StoredLoad,
  SurveyState,
  SurveyStore,
} from './SurveyStore';
import { applyChanges, changesBetween, changesTo } from './findingChanges';
import { FINDING_KEY, FindingRow, fromRow, keyOf, rankOf } from './findingRows';
import { hashOf, tallyRows, toLoad } from './tallyRows';
import { whereExcused } from './whereExcused';

/**
 * The columns that tell what comes after a place, so that the database finds an index to begin in and reads nothing of the pages
 * before.
 *
 * @param open - what the filter does not hold fast
 */
function comparedBy(
  filter: FindingFilter,
  open: string[],
  isPostgres: boolean,
): string[][] {
  // SQLite takes the index for what the filter holds fast, and begins in it only where nothing else is compared.
  if (!isPostgres || filter.severity) return [open];
  // Sorted by severity before rule, so that the rule has to be compared even where it is always the same.
  if (filter.ownerRef) return [FINDING_KEY];
  // Two indexes serve a rule alike; said in both ways, it does not matter which one is taken.
  return filter.rule ? [FINDING_KEY, open] : [open];
}

export class DatabaseSurveyStore implements SurveyStore {
  readonly #knex: Knex;

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
  }

  async state(): Promise<SurveyState> {
    const row = await this.#knex('survey').where({ id: 1 }).first();
    return {
      computedAt: row.computed_at ?? undefined,
      entities: row.entities,
      version: row.version,
      peers: JSON.parse(row.peers),
      problem: row.problem ?? undefined,
      doubted: row.doubted ?? undefined,
    };
  }

  async subjects(): Promise<string[]> {
    return this.#knex('findings').distinct('subject_ref').pluck('subject_ref');
  }

  async publish(publication: Publication, known?: KnownFindings) {
    const { findings } = publication;
    const changes =
      known && (await inTurns(changesBetween(known.findings, findings)));
    const tables = tallyRows(publication);
    const tallyHash = await inTurns(hashOf(tables));
    return this.#knex.transaction(async trx => {
      // Whoever publishes at the same time waits here until this is through.
      await trx('survey')
        .where({ id: 1 })
        .update({
          computed_at: publication.computedAt,
          entities: publication.entities,
          peers: JSON.stringify(publication.peers),
          problem: null,
          doubted: null,
        });
      const { version: replaced, tally_hash } = await trx('survey')
        .where({ id: 1 })
        .first('version', 'tally_hash');
      let written = await applyChanges(
        trx,
        changes && known?.version === replaced
          ? changes
          : await changesTo(trx, findings),
      );
      if (tally_hash !== tallyHash) {
        for (const [table, contents] of Object.entries(tables)) {
          await trx(table).delete();
          written += await putRows(trx, table, contents());
        }
      }
      if (written === 0) return { written, version: replaced, replaced };
      const version = replaced + 1;
      await trx('survey')
        .where({ id: 1 })
        .update({ version, tally_hash: tallyHash });
      return { written, version, replaced };
    });
  }

  async confirm(computedAt: string) {
    await this.#knex('survey')
      .where({ id: 1 })
      .update({ computed_at: computedAt, problem: null, doubted: null });
  }

  async fail(problem: string, doubted?: number) {
    await this.#knex('survey')
      .where({ id: 1 })
      .update({ problem, doubted: doubted ?? null });
  }

  async findings(
    filter: StoredFindingFilter,
    { after, limit }: { after?: FindingKey; limit: number },
  ): Promise<Finding[]> {
    // What the filter holds fast neither sorts nor is compared, so that an index serves both.
    const fixed: Record<string, unknown> = {
      severity_rank: filter.severity,
      rule: filter.rule,
      subject_ref: filter.subjectRef,
    };
    const open = FINDING_KEY.filter(column => fixed[column] === undefined);
    const question = this.#filtered(filter).orderBy(open).limit(limit);
    if (after) {
      const key = keyOf(after);
      const isPostgres = this.#knex.client.config.client === 'pg';
      for (const columns of comparedBy(filter, open, isPostgres)) {
        question.whereRaw(
          `(${columns.join(', ')}) > (${columns.map(() => '?').join(', ')})`,
          columns.map(column => key[FINDING_KEY.indexOf(column)]),
        );
      }
    }
    return (await question).map(fromRow);
  }

  async findingsAbout(subjectRefs: readonly string[]): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const chunk of chunksOf(subjectRefs)) {
      const rows = await this.#knex<FindingRow>('findings').whereIn(
        'subject_ref',
        chunk,
      );
      found.push(...rows.map(row => fromRow(row as FindingRow)));
    }
    return found;
  }

  async countFindings(filter: StoredFindingFilter) {
    const [byRule, byOwner] = await Promise.all([
      this.#filtered(filter)
        .select('rule', 'severity_rank')
        .count({ count: '*' })
        .groupBy('rule', 'severity_rank'),
      this.#filtered(filter)
        .select('owner_ref')
        .count({ count: '*' })
        .groupBy('owner_ref'),
    ]);
    return {
      byRule: byRule.map((row: any) => ({
        rule: row.rule,
        severity: SEVERITIES[row.severity_rank],
        count: Number(row.count),
      })),
      byOwner: byOwner.map((row: any) => ({
        ownerRef: row.owner_ref || undefined,
        count: Number(row.count),
      })),
    };
  }

  async reachOf(matrixRefs: readonly string[]) {
    const found = new Map<string, ReachFacts[]>();
    for (const chunk of chunksOf(matrixRefs)) {
      const rows = await this.#knex('row_reach')
        .whereIn('matrix_ref', chunk)
        .orderBy(['matrix_ref', 'matrix_row']);
      for (const row of rows) {
        found.set(row.matrix_ref, [
          ...(found.get(row.matrix_ref) ?? []),
          {
            row: row.matrix_row,
            entities: row.entities,
            withoutRunbook: row.without_runbook,
            placeholders: JSON.parse(row.placeholders),
          },
        ]);
      }
    }
    return found;
  }

  async loadOf(partyRef: string): Promise<StoredLoad[]> {
    const rows = await this.#knex('loads')
      .where({ party_ref: partyRef })
      .orderBy('activity_ref');
    return rows.map(toLoad);
  }

  async loads({
    after,
    limit,
  }: {
    after?: { accountable: number; partyRef: string };
    limit: number;
  }): Promise<StoredLoad[]> {
    const question = this.#knex('loads')
      .where({ activity_ref: '' })
      .orderBy([
        { column: 'accountable', order: 'desc' },
        { column: 'party_ref', order: 'asc' },
      ])
      .limit(limit);
    if (after) {
      question.where(below =>
        below
          .where('accountable', '<', after.accountable)
          .orWhere(same =>
            same
              .where({ accountable: after.accountable })
              .where('party_ref', '>', after.partyRef),
          ),
      );
    }
    return (await question).map(toLoad);
  }

  async uncovered() {
    const rows = await this.#knex('uncovered_dependencies').orderBy([
      'consumer_ref',
      'provider_ref',
      'from_ref',
      'to_ref',
    ]);
    return rows.map(row => ({
      consumerRef: row.consumer_ref,
      providerRef: row.provider_ref,
      fromRef: row.from_ref,
      toRef: row.to_ref,
      type: row.type,
    }));
  }

  #filtered({
    rule,
    severity,
    subjectRef,
    ownerRef,
    excused,
  }: StoredFindingFilter) {
    const question = this.#knex('findings');
    if (rule) question.where({ rule });
    if (severity) question.where({ severity_rank: rankOf(severity) });
    if (subjectRef) question.where({ subject_ref: subjectRef });
    if (ownerRef) question.where({ owner_ref: ownerRef });
    if (excused) whereExcused(this.#knex, question, excused);
    return question;
  }
}
