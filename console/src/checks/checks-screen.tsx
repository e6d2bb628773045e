export const ChecksScreen = ({ check }: { readonly check: string | undefined }) => <p>{check}</p>;
