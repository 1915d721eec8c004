import {
  TestDatabaseId,
  TestDatabases,
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import catalogModuleOperatingModel from '.';

jest.setTimeout(60_000);

const CATALOG = `
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: deploy }
spec: { type: deployment, owner: web }
---
apiVersion: operating-model/v1alpha1
kind: Runbook
metadata: { name: roll-back }
spec:
  type: runbook
  owner: web
  source: https://runbooks.example.com/roll-back.md
  activities: [deploy]
  entities: [shop]
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: operations }
spec:
  owner: web
  rows: [{ activity: deploy, accountable: $owner, responsible: web }]
---
apiVersion: operating-model/v1alpha1
kind: Agreement
metadata: { name: platform-for-web }
spec: { provider: platform, consumers: [web] }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: broken }
spec: { type: deployment, risk: severe }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: shop, description: Sells }
spec: { type: service, lifecycle: production, owner: Team Web }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: personal }
spec: { type: service, lifecycle: production, owner: user:default/sam }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: web }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: platform }
spec: { type: team, children: [] }
`;

const POLICIES = {
  ownerAliases: { 'Team Web': 'group:default/web' },
  policies: [
    {
      name: 'Services are owned by groups',
      appliesTo: { kind: 'Component' },
      require: ['ownerIsGroup'],
      mode: 'enforce',
    },
    {
      name: 'Services say whom to call',
      appliesTo: { kind: 'Component' },
      require: ['escalation'],
      mode: 'report',
    },
  ],
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = createMockDirectory();

/** What the catalog says to whoever listens when an entity is refused, by the entity's reference. */
function refusalsTo(events: ReturnType<typeof mockServices.events.mock>) {
  return Object.fromEntries(
    events.publish.mock.calls.map(([{ eventPayload }]) => {
      const { entity, errors } = eventPayload as any;
      return [entity, errors.map(({ message }: Error) => message).join('\n')];
    }),
  );
}

const configWith = (operatingModel: JsonObject) =>
  mockServices.rootConfig.factory({
    data: {
      operatingModel,
      catalog: {
        processingInterval: { seconds: 5 },
        rules: [
          {
            allow: [
              ...['Component', 'Group', 'Location', 'Activity', 'Runbook'],
              ...['ResponsibilityMatrix', 'Agreement'],
            ],
          },
        ],
        locations: [
          { type: 'file', target: directory.resolve('catalog.yaml') },
        ],
      },
    },
  });

async function startCatalog(databaseId: TestDatabaseId) {
  const events = mockServices.events.mock();
  directory.setContent({ 'catalog.yaml': CATALOG });
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleOperatingModel,
      events.factory,
      configWith({ catalog: POLICIES }),
      mockServices.database.factory({
        knex: await databases.init(databaseId),
        migrations: { skip: false },
      }),
    ],
  });
  const read = async (): Promise<Map<string, Entity>> => {
    const { body } = await request(server).get('/api/catalog/entities');
    return new Map(
      (body as Entity[]).map(entity => [
        `${entity.kind}/${entity.metadata.name}`,
        entity,
      ]),
    );
  };
  return { read, refusals: () => refusalsTo(events) };
}

async function until<T>(
  look: () => Promise<T>,
  isThere: (seen: T) => boolean,
): Promise<T> {
  for (let left = 200; ; left -= 1) {
    const seen = await look();
    if (isThere(seen) || left === 0) return seen;
    await new Promise(done => setTimeout(done, 100));
  }
}

const relationsOf = (entity?: Entity) =>
  entity?.relations
    ?.map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();

describe.each(databases.eachSupportedId())('the catalog on %p', databaseId => {
  it('takes the four kinds, relates them, and keeps out what is refused', async () => {
    const { read, refusals } = await startCatalog(databaseId);
    const catalog = await until(
      read,
      entities =>
        Object.keys(refusals()).length >= 2 &&
        entities.size >= 8 &&
        (relationsOf(entities.get('Activity/deploy'))?.length ?? 0) >= 4 &&
        (relationsOf(entities.get('Group/web'))?.length ?? 0) >= 6,
    );

    expect(
      [...catalog.keys()].filter(key => !/^Location/.test(key)).sort(),
    ).toEqual([
      'Activity/deploy',
      'Agreement/platform-for-web',
      'Component/shop',
      'Group/platform',
      'Group/web',
      'ResponsibilityMatrix/operations',
      'Runbook/roll-back',
    ]);

    expect(relationsOf(catalog.get('Activity/deploy'))).toEqual([
      'documentedBy runbook:default/roll-back',
      'governedBy responsibilitymatrix:default/operations',
      'hasResponsible group:default/web',
      'ownedBy group:default/web',
    ]);
    expect(relationsOf(catalog.get('Runbook/roll-back'))).toEqual([
      'documents activity:default/deploy',
      'ownedBy group:default/web',
      'runbookFor component:default/shop',
    ]);
    expect(relationsOf(catalog.get('ResponsibilityMatrix/operations'))).toEqual(
      ['governs activity:default/deploy', 'ownedBy group:default/web'],
    );
    expect(relationsOf(catalog.get('Agreement/platform-for-web'))).toEqual([
      'hasParty group:default/platform',
      'hasParty group:default/web',
    ]);
    expect(relationsOf(catalog.get('Group/web'))).toEqual([
      'ownerOf activity:default/deploy',
      'ownerOf component:default/shop',
      'ownerOf responsibilitymatrix:default/operations',
      'ownerOf runbook:default/roll-back',
      'partyTo agreement:default/platform-for-web',
      'responsibleFor activity:default/deploy',
    ]);

    // An owner's name of another tool has become the group; what is only reported is let in.
    const shop = catalog.get('Component/shop');
    expect(shop?.spec?.owner).toBe('group:default/web');
    expect(relationsOf(shop)).toEqual([
      'hasRunbook runbook:default/roll-back',
      'ownedBy group:default/web',
    ]);

    expect(refusals()).toEqual({
      'activity:default/broken': expect.stringContaining(
        'activity:default/broken can\'t be understood: spec.risk: "severe" is not known; use one of low, medium, high, critical',
      ),
      'component:default/personal': expect.stringContaining(
        'component:default/personal: the policy "Services are owned by groups" is not met: its owner is not a group; set spec.owner to a group, so that someone answers when a person is away',
      ),
    });
  });
});

describe('a configuration that can not be understood', () => {
  it('stops the start and names the path', async () => {
    await expect(
      startTestBackend({
        features: [
          catalogPlugin,
          catalogModuleOperatingModel,
          configWith({
            catalog: { policies: [{ ...POLICIES.policies[0], mode: 'warn' }] },
          }),
        ],
      }),
    ).rejects.toThrow(
      'operatingModel.catalog.policies[0].mode "warn" is not known; use one of report, enforce',
    );
  });
});
