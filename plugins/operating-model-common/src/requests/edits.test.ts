import { editsOf } from './edits';

const created = {
  requestSequence: 1,
  action: 'create',
  outcome: 'done',
  changes: { content: { title: 'Later', risk: 'low', validTo: '2026-12-25' } },
};

const approved = {
  requestSequence: 2,
  action: 'approve',
  outcome: 'done',
  changes: { decisions: [{ by: 'user:default/ann' }] },
};

it('tells what an edit changed, and whose approvals it dropped', () => {
  const edited = {
    requestSequence: 3,
    action: 'edit',
    outcome: 'done',
    changes: {
      content: { title: 'Later', validTo: '2026-12-15', links: ['a'] },
      decisions: [],
    },
  };
  expect(editsOf([created, approved, edited]).get(3)).toEqual({
    fields: [
      { field: 'risk', from: 'low', to: undefined },
      { field: 'validTo', from: '2026-12-25', to: '2026-12-15' },
      { field: 'links', from: undefined, to: ['a'] },
    ],
    dropped: ['user:default/ann'],
  });
});

it('drops nothing where nothing that was weighed has changed', () => {
  const edited = {
    requestSequence: 3,
    action: 'edit',
    outcome: 'done',
    changes: {
      content: { title: 'Soon', risk: 'low', validTo: '2026-12-25' },
    },
  };
  expect(editsOf([created, approved, edited]).get(3)).toEqual({
    fields: [{ field: 'title', from: 'Later', to: 'Soon' }],
    dropped: [],
  });
});

it('passes over what was refused and over what cannot be read', () => {
  const refused = { ...approved, outcome: 'refused', action: 'edit' };
  const unreadable = { requestSequence: 4 };
  expect(editsOf([created, refused, unreadable]).size).toBe(0);
});
