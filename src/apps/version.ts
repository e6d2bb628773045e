/** The version of the program; equal to that of package.json (tested). */
export const version = '0.1.0';
