import {
  TestDatabases,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_REQUEST_POLICY,
  compileOperatingModel,
  foldEvents,
} from 'backstage-plugin-operating-model-common';
import { DefaultRequestsService } from './DefaultRequestsService';
import { RequestSweeper } from './RequestSweeper';
import { changingCatalog } from './__testUtils__/changingCatalog';
import { exceptionBody, shopOrganization } from './__testUtils__/requestApi';
import {
  day,
  isoDay,
  openStore,
  eventsOf,
} from './__testUtils__/requestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOUR = 3_600_000;

const cell = (entity: string) => ({
  subject: { type: 'cell', entityRef: entity, activityRef: 'deploy' },
});

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
});

/** Two backends on one database, in an organization that the test changes. */
async function setUp(databaseId: Parameters<typeof openStore>[1]) {
  const opened = await openStore(databases, databaseId);
  const { catalog, state: world } = changingCatalog(shopOrganization());
  const current = async () =>
    compileOperatingModel(world.entities, { now: opened.clock.now });
  const open = () =>
    new DefaultRequestsService({
      store: opened.open(),
      catalog,
      auth: mockServices.auth(),
      policy: DEFAULT_REQUEST_POLICY,
      model: { current, refresh: current },
    });
  const [service, other] = [open(), open()];
  const caller = (name: string) => {
    const userRef = `user:default/${name}`;
    const person = world.entities.find(
      ({ kind, metadata }) => kind === 'User' && metadata.name === name,
    );
    const groups = (person?.spec?.memberOf ?? []) as string[];
    return {
      actor: {
        userRef,
        ownershipRefs: [
          userRef,
          ...groups.map(each => `group:default/${each}`),
        ],
        isAdmin: false,
      },
      credentials: mockCredentials.user(userRef),
    };
  };
  const get = async (id: string) =>
    (await service.get(caller('sam'), id)).request;
  const give = async (who: string, id: string, body: object) => {
    const { version } = await get(id);
    const view = await service.command(caller(who), { id, version, body });
    return view.request;
  };
  /** A request that was submitted, and approved if so wanted. */
  async function ask(changes: object, approved = false) {
    const body = exceptionBody({
      validFrom: isoDay(0),
      validTo: isoDay(20),
      ...changes,
    });
    const { request } = await service.create(caller('sam'), {
      // As it comes over the network: without what is undefined.
      body: JSON.parse(JSON.stringify(body)),
    });
    await give('sam', request.id, { command: 'submit' });
    if (approved) await give('ann', request.id, { command: 'approve' });
    return request.id;
  }
  return {
    ...opened,
    world,
    ask,
    get,
    give,
    without: (...names: string[]) => {
      world.entities = world.entities.filter(
        ({ metadata }) => !names.includes(metadata.name),
      );
    },
    later: (milliseconds: number) => {
      opened.clock.now = new Date(opened.clock.now.getTime() + milliseconds);
    },
    /** What each backend does now and then, here both at once. */
    observe: () => Promise.all([service.observeOpen(), other.observeOpen()]),
    /** What the history tells of the surroundings. */
    told: async (id: string) => {
      const items = await eventsOf(opened.store, id);
      expect(foldEvents(items)).toMatchObject({ id });
      return items
        .filter(({ action }) => ['notice', 'conclude'].includes(action))
        .map(({ action, comment, to }) => [action, comment, to]);
    },
  };
}

describe.each(databases.eachSupportedId())(
  'while a request is open on %p',
  databaseId => {
    it('a group that is emptied blocks and escalates, once, and never approves', async () => {
      const api = await setUp(databaseId);
      const id = await api.ask({});
      api.without('sam', 'ann');
      await api.observe();
      await api.observe();
      expect(await api.told(id)).toEqual([
        [
          'notice',
          'group:default/shop has no members any more; the group above it decides as well',
          'pending',
        ],
      ]);
      await expect(
        api.give('ann', id, { command: 'approve' }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await api.give('boss', id, { command: 'approve' })).toMatchObject({
        state: 'active',
        decisions: [
          { by: 'user:default/boss', groups: ['group:default/company'] },
        ],
      });
    });

    it('a group that is emptied with nobody above it leaves the request to lapse', async () => {
      const api = await setUp(databaseId);
      const id = await api.ask({});
      api.without('sam', 'ann', 'boss');
      await api.observe();
      expect((await api.get(id)).routing?.approvers).toMatchObject([
        { ref: 'group:default/shop' },
      ]);
      for (const who of ['ann', 'boss']) {
        await expect(
          api.give(who, id, { command: 'approve' }),
        ).rejects.toMatchObject({ name: 'NotAllowedError' });
      }
      api.clock.now = day(8);
      expect((await api.get(id)).state).toBe('lapsed');
    });

    it('an approver who leaves decides nothing any more, and has decided what was decided', async () => {
      const api = await setUp(databaseId);
      const high = { ...cell('tax'), risk: 'high' };
      const half = await api.ask(high);
      await api.give('ann', half, { command: 'approve' });
      const open = await api.ask(cell('cart'));
      // Another team has ann now.
      const ann = api.world.entities.find(
        ({ metadata }) => metadata.name === 'ann',
      )!;
      ann.spec = { memberOf: ['company'] };
      await api.observe();
      expect(await api.told(half)).toEqual([
        [
          'notice',
          'user:default/ann has left the groups that the approval was given for; it counts as it was given',
          'pending',
        ],
      ]);
      expect(await api.told(open)).toEqual([]);
      expect(
        await api.give('boss', half, { command: 'approve' }),
      ).toMatchObject({ state: 'active' });
      ann.spec = { memberOf: [] };
      await expect(
        api.give('ann', open, { command: 'approve' }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('a matrix that names another A leaves it with whom it was sent to, and sends the next one to the other', async () => {
      const api = await setUp(databaseId);
      const before = await api.ask(cell('tax'));
      const matrix = api.world.entities.find(
        ({ kind }) => kind === 'ResponsibilityMatrix',
      )!;
      matrix.spec = {
        owner: 'shop',
        rows: [{ activity: 'deploy', accountable: 'company' }],
      };
      await api.observe();
      await api.observe();
      expect(await api.told(before)).toEqual([
        [
          'notice',
          'responsibilitymatrix:default/operations says something else about who decides; this request stays with whom it was submitted to',
          'pending',
        ],
      ]);
      const after = await api.ask(cell('cart'));
      const approversOf = async (id: string) =>
        (await api.get(id)).routing?.approvers.map(({ ref }) => ref);
      expect(await approversOf(before)).toEqual(['group:default/shop']);
      expect(await approversOf(after)).toEqual(['group:default/company']);
      expect((await api.get(before)).routing?.revision).not.toBe(
        (await api.get(after)).routing?.revision,
      );
      await expect(
        api.give('boss', before, { command: 'approve' }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(
        await api.give('ann', before, { command: 'approve' }),
      ).toMatchObject({ state: 'active' });
      expect(
        await api.give('boss', after, { command: 'approve' }),
      ).toMatchObject({ state: 'active' });
    });

    it('an entity that is deleted ends what was asked for it after a second look', async () => {
      const api = await setUp(databaseId);
      const pending = await api.ask(cell('tax'));
      const active = await api.ask(cell('cart'), true);
      api.without('tax', 'cart');
      await api.observe();
      api.later(HOUR - 1_000);
      await api.observe();
      expect((await api.get(active)).state).toBe('active');
      api.later(1_000);
      await api.observe();
      await api.observe();
      const gone = 'What it is about is not in the catalog any more';
      expect(await api.told(pending)).toEqual([
        ['notice', gone, 'pending'],
        ['conclude', 'Its entity is gone', 'withdrawn'],
      ]);
      expect(await api.told(active)).toEqual([
        ['notice', gone, 'active'],
        ['conclude', 'Its entity is gone', 'resolved'],
      ]);
    });

    it('work that was decided goes on without its entity and its approvers, and can be ended', async () => {
      const api = await setUp(databaseId);
      const change = (entity: string) => ({
        kind: 'change',
        ...cell(entity),
        category: undefined,
        validFrom: undefined,
        validTo: undefined,
        proposal: 'p',
      });
      const open = await api.ask(change('tax'));
      const decided = await api.ask(change('cart'), true);
      await api.give('sam', decided, { command: 'start' });
      api.without('tax', 'cart', 'ann', 'sam');
      await api.observe();
      api.later(HOUR);
      await api.observe();
      expect((await api.get(open)).state).toBe('withdrawn');
      const [[, comment, state], ...more] = await api.told(decided);
      expect([state, more]).toEqual(['implementing', []]);
      expect(comment).toMatch(
        /^group:default\/shop has no members any more.*What it is about is not in the catalog any more$/,
      );
      await api.give('sam', decided, { command: 'complete' });
      expect(
        await api.give('boss', decided, { command: 'verify' }),
      ).toMatchObject({ state: 'closed' });
    });

    it('an entity that is renamed is another one: what was asked for the old name ends, and can be asked for the new', async () => {
      const api = await setUp(databaseId);
      const old = await api.ask(cell('tax'), true);
      // In another case it is the same.
      api.without('tax');
      api.world.entities.push(component('TAX'));
      await api.observe();
      expect(await api.told(old)).toEqual([]);
      api.without('TAX');
      api.world.entities.push(component('taxes'));
      await api.observe();
      const fresh = await api.ask(cell('taxes'), true);
      api.later(HOUR);
      await api.observe();
      expect((await api.get(old)).state).toBe('resolved');
      expect((await api.get(fresh)).state).toBe('active');
      expect((await api.told(old)).at(-1)).toEqual([
        'conclude',
        'Its entity is gone',
        'resolved',
      ]);
    });

    it('an entity that comes back, and a catalog that has lost much at once, end nothing', async () => {
      const api = await setUp(databaseId);
      const id = await api.ask(cell('tax'), true);
      api.without('tax');
      await api.observe();
      api.world.entities.push(component('tax'));
      await api.observe();
      const names = ['tax', 'a', 'b', 'c', 'd', 'e'];
      for (const name of names.slice(1)) {
        api.world.entities.push(component(name));
        await api.ask(cell(name), true);
      }
      api.without(...names);
      for (let hour = 0; hour < 3; hour += 1) {
        await api.observe();
        api.later(HOUR);
      }
      expect((await api.told(id)).map(([, comment]) => comment)).toEqual([
        'What it is about is not in the catalog any more',
        'What it is about is in the catalog again',
      ]);
      expect((await api.get(id)).state).toBe('active');
    });

    it('a clock that goes back undoes nothing, and one that leaps does each thing once', async () => {
      const api = await setUp(databaseId);
      const lapsing = await api.ask(cell('tax'));
      const expiring = await api.ask(cell('cart'), true);
      const sweep = () =>
        Promise.all(
          [api.open(), api.open()].map(store =>
            new RequestSweeper({ store, logger: api.logger }).sweep(),
          ),
        );
      api.clock.now = day(400);
      // Without any sweeper it is so already.
      expect((await api.get(lapsing)).state).toBe('lapsed');
      expect((await api.get(expiring)).state).toBe('expired');
      await sweep();
      const told = await api.messages();
      api.clock.now = day(1);
      await sweep();
      expect((await api.get(lapsing)).state).toBe('lapsed');
      expect((await api.get(expiring)).state).toBe('expired');
      await expect(
        api.give('ann', lapsing, { command: 'approve' }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      api.clock.now = day(400);
      await sweep();
      expect(await api.messages()).toEqual(told);
      // When it ended does not depend on when somebody noticed.
      const ends = await api.store.endsOf([lapsing, expiring]);
      expect([ends.get(lapsing), ends.get(expiring)]).toEqual([
        day(7),
        day(20),
      ]);
      expect(await api.store.verifyAudit()).toMatchObject({ ok: true });
    });
  },
);
