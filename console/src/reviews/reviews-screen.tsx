export const ReviewsScreen = () => <p>soon</p>;
