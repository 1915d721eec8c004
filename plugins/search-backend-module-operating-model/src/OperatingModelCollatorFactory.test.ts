import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { OperatingModelCollatorFactory } from './OperatingModelCollatorFactory';
import { organization } from './__testUtils__/organization';
import { CollatorOptions } from './config';
import { OperatingModelDocument } from './createDocument';

function createFactory(
  entities: Entity[],
  options: Partial<CollatorOptions> = {},
) {
  const everything = catalogServiceMock({ entities });
  // What the stream yields is counted, so that a test sees how far ahead of its reader it runs.
  const pages: number[] = [];
  const catalog = catalogServiceMock.mock({
    streamEntities: jest.fn(async function* stream(request, caller) {
      for await (const page of everything.streamEntities(request, caller)) {
        pages.push(page.length);
        yield page;
      }
    }),
    getEntitiesByRefs: jest.fn((request, caller) =>
      everything.getEntitiesByRefs(request, caller),
    ),
  });
  const logger = mockServices.logger.mock();
  const factory = new OperatingModelCollatorFactory({
    auth: mockServices.auth(),
    batchSize: 500,
    catalog,
    locationTemplate: '/catalog/:namespace/:kind/:name',
    logger,
    resolveTitles: true,
    ...options,
  });
  return { catalog, factory, logger, pages };
}

async function collect(
  factory: OperatingModelCollatorFactory,
): Promise<OperatingModelDocument[]> {
  const { documents, error } = await TestPipeline.fromCollator(
    await factory.getCollator(),
  ).execute();
  if (error) throw error;
  return documents as OperatingModelDocument[];
}

const runbooks = (count: number): Entity[] =>
  Array.from({ length: count }, (_, index) => ({
    apiVersion: 'operating-model/v1alpha1',
    kind: 'Runbook',
    metadata: { name: `runbook-${index}` },
    spec: {
      type: 'runbook',
      owner: 'g-17',
      source: `https://runbooks.example.com/${index}.md`,
      activities: [`activity-${index}`],
    },
  }));

describe('OperatingModelCollatorFactory', () => {
  it('makes a document of each kind, with owner, practice and what it names', async () => {
    const { factory } = createFactory(organization);
    const documents = await collect(factory);
    expect(documents.filter(({ text }) => text)).toEqual([
      {
        title: 'Restore a backup',
        text: 'What was lost is back · Recovery time',
        location: '/catalog/default/activity/restore-backup',
        kind: 'Activity',
        namespace: 'default',
        type: 'recovery',
        ownerRef: 'group:default/g-17',
        owner: 'Data platform',
        practice: 'BP03',
        practiceTitle:
          'Operations activities have owners responsible for performance',
        authorization: { resourceRef: 'activity:default/restore-backup' },
      },
      {
        title: 'Restore PostgreSQL',
        text: 'The ledger answers again. · Restore a backup · The ledger · ghosts · Sam Okafor · pgbackrest · role/backup-operator · https://runbooks.example.com/postgres.md · postgres',
        location: '/catalog/default/runbook/restore-postgres',
        kind: 'Runbook',
        namespace: 'default',
        type: 'playbook',
        ownerRef: 'group:default/g-17',
        owner: 'Data platform',
        practice: 'BP02',
        practiceTitle: 'Processes and procedures have identified owners',
        authorization: { resourceRef: 'runbook:default/restore-postgres' },
      },
      {
        title: 'operations',
        text: 'Restore a backup · Data platform · Sam Okafor · Since the merger',
        location: '/catalog/shared/responsibilitymatrix/operations',
        kind: 'ResponsibilityMatrix',
        namespace: 'shared',
        type: 'RACI',
        ownerRef: 'group:default/payments',
        owner: 'Payments',
        practice: 'BP03',
        practiceTitle:
          'Operations activities have owners responsible for performance',
        authorization: {
          resourceRef: 'responsibilitymatrix:shared/operations',
        },
      },
      {
        title: 'data-for-payments',
        text: 'Data platform · Payments · 24x7 · slack · https://chat.example.com/data · response',
        location: '/catalog/default/agreement/data-for-payments',
        kind: 'Agreement',
        namespace: 'default',
        type: '',
        ownerRef: 'group:default/g-17',
        owner: 'Data platform',
        practice: 'BP06',
        practiceTitle:
          'Responsibilities between teams are predefined or negotiated',
        authorization: { resourceRef: 'agreement:default/data-for-payments' },
      },
    ]);
  });

  it('gives every document the same fields, because Lunr takes those of the first for all', async () => {
    const documents = await collect(createFactory(organization).factory);
    const fields = documents.map(document => Object.keys(document).sort());
    expect(new Set(fields.map(String)).size).toBe(1);
  });

  it('lets the catalog decide who finds a document', () => {
    const { factory } = createFactory([]);
    expect(factory.type).toBe('operating-model');
    expect(factory.visibilityPermission).toBe(catalogEntityReadPermission);
  });

  it('finds a definition that can not be understood by its title alone, says so once, and leaves what is not ours', async () => {
    const { factory, logger } = createFactory(
      [
        ...organization,
        {
          apiVersion: 'operating-model/v1',
          kind: 'Runbook',
          metadata: { name: 'of-tomorrow' },
          spec: { owner: { name: ['g-17'] } },
        },
        {
          apiVersion: 'operating-model/v1alpha1',
          kind: 'Agreement',
          metadata: { name: 'empty', title: 7, tags: 'none' },
        } as unknown as Entity,
        {
          apiVersion: 'operating-model/v1alpha1',
          kind: 'Activity',
          metadata: { name: 'no name' },
          spec: 'none',
        } as unknown as Entity,
      ],
      { batchSize: 2 },
    );
    const documents = await collect(factory);
    expect(
      documents
        .filter(({ text }) => !text)
        .map(({ title, kind, owner, practice }) => [
          title,
          kind,
          owner,
          practice,
        ]),
    ).toEqual([
      ['Broken on purpose', 'Activity', '', 'BP03'],
      ['of-tomorrow', 'Runbook', '', 'BP02'],
      ['empty', 'Agreement', '', 'BP06'],
    ]);
    expect(documents.map(({ title }) => title)).not.toContain('theirs');
    expect(logger.warn.mock.calls).toEqual([
      [
        'Search finds definitions by title alone where they can\'t be understood; the first is activity:default/broken: spec.risk: "whispered" is not known; use one of low, medium, high, critical',
      ],
    ]);
  });

  it('indexes names as they are written where titles are not to be looked up', async () => {
    const { catalog, factory } = createFactory(organization, {
      resolveTitles: false,
    });
    const documents = await collect(factory);
    const runbook = documents.find(({ kind }) => kind === 'Runbook');
    expect(runbook).toMatchObject({ owner: 'g-17' });
    expect(runbook?.text).toContain('restore-backup · postgres · ghosts · sam');
    expect(JSON.stringify(documents)).not.toContain('Data platform');
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('leads where the template says', async () => {
    const { factory } = createFactory(organization, {
      locationTemplate: '/software/:name/:kind?in=:namespace#:name',
    });
    const [document] = await collect(factory);
    expect(document.location).toBe(
      '/software/restore-backup/activity?in=default#restore-backup',
    );
  });

  it('cuts a text that is too long for PostgreSQL', async () => {
    const { factory } = createFactory([
      {
        ...runbooks(1)[0],
        metadata: { name: 'long', description: 'x '.repeat(1_000_000) },
      },
    ]);
    const [{ text }] = await collect(factory);
    expect(text).toHaveLength(20_000);
  });

  it('streams 10,000 definitions page by page, and asks for titles once a page', async () => {
    const { catalog, factory, pages } = createFactory([
      ...organization,
      ...runbooks(10_000),
    ]);
    const documents = await collect(factory);
    expect(documents).toHaveLength(10_005);
    expect(documents.at(-1)).toMatchObject({
      title: 'runbook-9999',
      owner: 'Data platform',
    });
    expect(pages).toHaveLength(21);
    expect(Math.max(...pages)).toBe(500);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(21);
    const [request] = catalog.streamEntities.mock.calls[0];
    expect(request?.fields).not.toContain('relations');
  });

  it('reads no page before the index has taken the one before it', async () => {
    const { factory, pages } = createFactory(runbooks(10_000), {
      batchSize: 100,
    });
    const collator = await factory.getCollator();
    let taken = 0;
    let furthestAhead = 0;
    for await (const document of collator) {
      expect(document.kind).toBe('Runbook');
      taken += 1;
      furthestAhead = Math.max(furthestAhead, pages.length * 100 - taken);
    }
    expect(taken).toBe(10_000);
    // One page, and the few documents that a stream of objects buffers.
    expect(furthestAhead).toBeLessThanOrEqual(200);
  });

  it('ends with the error of a catalog that fails, so that the old index stays', async () => {
    const { catalog, factory } = createFactory(organization);
    catalog.getEntitiesByRefs.mockRejectedValue(
      new Error('the catalog sleeps'),
    );
    await expect(collect(factory)).rejects.toThrow('the catalog sleeps');
  });
});
