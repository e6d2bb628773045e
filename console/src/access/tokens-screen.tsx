export const TokensScreen = () => <p>soon</p>;
