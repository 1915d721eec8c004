import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { describeEntity } from './api';
import { compileOperatingModel } from './model';
import { builtInRules, lint } from './rules';

const folder =
  process.env.OPERATING_MODEL_REAL_DATA ??
  resolve(__dirname, '../../../../shared/real/gitlab');
const present = existsSync(join(folder, 'catalog.yaml'));
if (!present) {
  // eslint-disable-next-line no-console
  console.info(
    `No real catalog at ${folder}, so nothing is held against it; set OPERATING_MODEL_REAL_DATA to its folder`,
  );
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

// What an independent script counted in a published catalog of a real organization.
(present ? describe : describe.skip)('a real catalog', () => {
  const catalog = present
    ? parseAllDocuments(read('catalog.yaml')).map(each => each.toJS() as Entity)
    : [];
  const facts = present ? JSON.parse(read('facts.json')) : {};
  const model = compileOperatingModel(catalog, {
    now: new Date('2022-02-28T00:00:00Z'),
  });
  const answers = catalog
    .filter(({ kind }) => kind === 'Component')
    .map(entity => ({ entity, answer: describeEntity(model, entity) }));
  const operate = ({ answer }: (typeof answers)[number]) =>
    answer.activities.find(
      each => each.activityRef === 'activity:default/operate-service',
    )!;
  const covered = answers.filter(each => operate(each).runbooks.length);

  it('is understood whole', () => {
    expect(model.refused).toEqual([]);
    expect(model.runbooks.size).toBe(facts.runbooks);
    // The teams, and one group above them all.
    expect(model.parties.size).toBe(facts.teams + 1);
  });

  it('has 55 services, of which 20 have a runbook', () => {
    expect(answers).toHaveLength(facts.services);
    expect(answers).toHaveLength(55);
    expect(covered).toHaveLength(facts.servicesWithRunbook);
    expect(covered).toHaveLength(20);
    expect(
      answers.filter(each => operate(each).cell?.state === 'missing'),
    ).toHaveLength(35);
  });

  it('has 44 services whose owner does not exist', () => {
    const orphans = answers.filter(
      ({ answer }) => !answer.parties[answer.ownerRef!].exists,
    );
    expect(orphans).toHaveLength(facts.servicesWhoseOwnerGroupDoesNotExist);
    expect(orphans).toHaveLength(44);
    // Nobody can be called about them.
    expect(orphans.filter(({ answer }) => answer.who.complete)).toEqual([]);
  });

  it('knows the owner of gitaly and its six runbooks', () => {
    const gitaly = answers.find(
      ({ entity }) => stringifyEntityRef(entity) === 'component:default/gitaly',
    )!;
    expect(gitaly.answer.ownerRef).toBe('group:default/gitaly');
    expect(gitaly.answer.who.steps.map(({ ref, role }) => [role, ref])).toEqual(
      [
        ['owner', 'group:default/gitaly'],
        ['above-owner', 'group:default/gitlab'],
      ],
    );
    expect(
      operate(gitaly)
        .runbooks.map(({ ref }) => ref)
        .sort(),
    ).toEqual([
      'runbook:default/gitaly-gitaly-down',
      'runbook:default/gitaly-gitaly-error-rate',
      'runbook:default/gitaly-gitaly-latency',
      'runbook:default/gitaly-gitaly-rate-limiting',
      'runbook:default/gitaly-gitaly-unusual-activity',
      'runbook:default/version-gitaly-version-mismatch',
    ]);
  });

  it('covers each tier as counted', () => {
    const tiers: Record<string, string> = {};
    const label = ({ entity }: (typeof answers)[number]) =>
      entity.metadata.labels!.tier;
    for (const tier of new Set(answers.map(label))) {
      const of = (list: typeof answers) =>
        list.filter(each => label(each) === tier).length;
      tiers[tier] = `${of(covered)}/${of(answers)}`;
    }
    expect(tiers).toEqual(facts.coverageByTier);
  });

  describe('and its findings', () => {
    const findings = present
      ? lint(model, { rules: builtInRules, entities: catalog })
      : [];
    const of = (rule: string, message = '') =>
      findings.filter(
        each => each.rule === rule && each.message.includes(message),
      );

    it('name the 44 services whose owner does not exist', () => {
      const services = of('R22', 'does not exist').filter(each =>
        each.subjectRef.startsWith('component:'),
      );
      expect(services).toHaveLength(facts.servicesWhoseOwnerGroupDoesNotExist);
      expect(services).toHaveLength(44);
      expect(of('R22')).toHaveLength(44);
    });

    it('name the 5 dependencies between teams that nobody agreed on', () => {
      expect(of('R19')).toHaveLength(facts.crossTeamDependencies);
      expect(of('R19')).toHaveLength(5);
    });

    it('name the 10 dependencies on nothing', () => {
      const dangling = facts.danglingDependencies.map((line: string) => {
        const [from, to] = line.split(' -> ');
        return `component:default/${from} component:default/${to}`;
      });
      expect(
        of('R28')
          .map(
            each =>
              `${each.subjectRef} ${each.message.split(' ')[3].slice(0, -1)}`,
          )
          .sort(),
      ).toEqual(dangling.sort());
      expect(of('R28')).toHaveLength(10);
    });

    it('name the 361 runbooks that cover nothing', () => {
      expect(of('R27', 'covers nothing')).toHaveLength(
        facts.runbooksLinkedByNoService,
      );
      expect(of('R27')).toHaveLength(361);
    });
  });
});
