import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogModelService } from './CatalogModelService';

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: {},
});

/** A service whose catalog and clock the test controls. */
function setUp(readTimeout?: number) {
  const start = Date.parse('2026-11-23T12:00:00Z');
  const state = {
    seconds: 0,
    groups: ['a'],
    failing: false,
    /** Reads wait for this. */
    gate: Promise.resolve(),
  };
  const catalog = catalogServiceMock.mock({
    async *streamEntities() {
      const entities = state.groups.map(group);
      await state.gate;
      if (state.failing) throw new Error('connection to 10.0.0.5 refused');
      // Two pages, as the real one gives them.
      yield entities.slice(0, 1);
      yield entities.slice(1);
    },
  });
  const read = jest.spyOn(catalog, 'streamEntities');
  const logger = mockServices.logger.mock();
  const service = new CatalogModelService({
    auth: mockServices.auth(),
    catalog,
    logger,
    readTimeout,
    now: () => new Date(start + state.seconds * 1000),
  });
  const groupsOf = async (model: ReturnType<typeof service.current>) =>
    [...(await model).parties.keys()].map(ref =>
      ref.replace('group:default/', ''),
    );
  return { state, catalog, read, logger, service, groupsOf };
}

/** Lets everything happen that waits for nothing but its turn. */
const settle = () => new Promise(done => setImmediate(done));

/** Reads wait until the returned function is called. */
function closeGate(state: ReturnType<typeof setUp>['state']) {
  let open = () => {};
  state.gate = new Promise<void>(done => {
    open = done;
  });
  return () => open();
}

describe('CatalogModelService', () => {
  it('asks as itself, for its own kinds and only the fields that it needs', async () => {
    const { service, read } = setUp();
    await service.current();
    const [request, { credentials }] = read.mock.calls[0] as any;
    expect(request.filter.kind).toEqual(
      expect.arrayContaining(['Group', 'Activity', 'ResponsibilityMatrix']),
    );
    expect(request.fields).toContain('spec');
    expect(request.fields).not.toContain('relations');
    expect(credentials.principal).toEqual({
      type: 'service',
      subject: 'plugin:test',
    });
  });

  it('reads the catalog once for all who ask at first', async () => {
    const { service, read, state, groupsOf } = setUp();
    state.groups = ['a', 'b'];
    const models = await Promise.all([service.current(), service.current()]);
    expect(models[0]).toBe(models[1]);
    expect(await groupsOf(service.current())).toEqual(['a', 'b']);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gives the same model for twenty seconds', async () => {
    const { service, read, state } = setUp();
    const model = await service.current();
    state.seconds = 19.9;
    expect(await service.current()).toBe(model);
    await settle();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('after twenty seconds gives the old one and reads anew behind it, once', async () => {
    const { service, read, state, groupsOf } = setUp();
    await service.current();
    state.seconds = 20;
    state.groups = ['a', 'b'];
    expect(await groupsOf(service.current())).toEqual(['a']);
    expect(await groupsOf(service.current())).toEqual(['a']);
    await settle();
    expect(await groupsOf(service.current())).toEqual(['a', 'b']);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('after fifty seconds lets the reader wait for the new one', async () => {
    const { service, state, groupsOf } = setUp();
    await service.current();
    state.groups = ['b'];
    state.seconds = 50;
    expect(await groupsOf(service.current())).toEqual(['b']);
  });

  it('keeps the model, and what it has worked out, while nothing changes, but not into the next day', async () => {
    const { service, state, read } = setUp();
    const model = await service.current();
    state.seconds = 60;
    expect(await service.current()).toBe(model);
    state.seconds = 11 * 60 * 60;
    expect(await service.current()).toBe(model);
    state.seconds = 12 * 60 * 60;
    expect(await service.current()).not.toBe(model);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('counts the age of a model from when its read began', async () => {
    const { service, state, groupsOf } = setUp();
    const open = closeGate(state);
    const slow = service.current();
    await settle();
    state.seconds = 55;
    open();
    await slow;
    state.groups = ['b'];
    expect(await groupsOf(service.current())).toEqual(['b']);
  });

  it('serves the old model while the catalog fails, says so once a read, and recovers', async () => {
    const { service, state, logger, groupsOf } = setUp();
    await service.current();
    state.failing = true;
    for (const seconds of [30, 3600]) {
      state.seconds = seconds;
      const both = [service.current(), service.current()];
      expect(await Promise.all(both.map(groupsOf))).toEqual([['a'], ['a']]);
      await settle();
    }
    expect(logger.warn.mock.calls).toEqual([
      [
        'The model could not be refreshed: Error: connection to 10.0.0.5 refused',
      ],
      [
        'The model could not be refreshed: Error: connection to 10.0.0.5 refused',
      ],
    ]);
    state.failing = false;
    state.groups = ['b'];
    expect(await groupsOf(service.current())).toEqual(['b']);
  });

  it('without an old model says that the catalog is unavailable, and nothing of why', async () => {
    const { service, state, groupsOf } = setUp();
    state.failing = true;
    for (const ask of [() => service.current(), () => service.refresh()]) {
      const error = await ask().catch(each => each);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(JSON.stringify([error, error.message])).not.toContain('10.0.0.5');
    }
    state.failing = false;
    expect(await groupsOf(service.current())).toEqual(['a']);
  });

  it('takes a catalog that hangs for one that fails, and recovers', async () => {
    const { state, service, groupsOf } = setUp(20);
    const open = closeGate(state);
    await expect(service.current()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    open();
    expect(await groupsOf(service.current())).toEqual(['a']);
  });

  it('refresh reads at once, however young the model is', async () => {
    const { service, state, groupsOf } = setUp();
    await service.current();
    state.groups = ['b'];
    expect(await groupsOf(service.refresh())).toEqual(['b']);
    expect(await groupsOf(service.current())).toEqual(['b']);
  });

  it('refresh reads anew when a read is under way, which may have passed by the change', async () => {
    const { service, read, state, groupsOf } = setUp();
    const open = closeGate(state);
    const underWay = service.current();
    await settle();
    state.groups = ['b'];
    const refreshes = [service.refresh(), service.refresh()];
    open();
    expect(await groupsOf(underWay)).toEqual(['a']);
    expect(await Promise.all(refreshes.map(groupsOf))).toEqual([['b'], ['b']]);
    // Those who ask for it meanwhile share one.
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('refresh succeeds after a read under way that fails', async () => {
    const { service, state, groupsOf } = setUp();
    const open = closeGate(state);
    state.failing = true;
    const underWay = service.current().catch(error => error.name);
    await settle();
    const refreshed = service.refresh();
    open();
    expect(await underWay).toBe('ServiceUnavailableError');
    state.failing = false;
    expect(await groupsOf(refreshed)).toEqual(['a']);
  });
});
