export const agreementsPage = { title: 'Agreements' };
