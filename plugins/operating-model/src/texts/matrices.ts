export const matrices = { title: 'Matrices' };
