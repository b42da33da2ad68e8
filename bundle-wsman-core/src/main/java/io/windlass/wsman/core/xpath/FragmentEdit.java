package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the instance that a fragment write asks for; never changes the one that it is given. */
final class FragmentEdit {
  private final Path path;
  private final Property property;

  FragmentEdit(Path path, Property property) {
    this.path = path;
    this.property = property;
  }

  Instance replace(Instance current, Object value) throws ResourceFault {
    List<Place> places = places(current);
    if (places.size() != 1) {
      throw refused(
          places.isEmpty()
              ? "there is nothing that could be replaced"
              : places.size() + " items match, of which a Put can replace one only");
    }
    return with(current, way(places.get(0)), old -> value);
  }

  Instance remove(Instance current) throws ResourceFault {
    List<Place> places = new ArrayList<>(places(current));
    places.removeIf(place -> holder(current, place).get(place.property()) == null);
    if (places.isEmpty()) {
      throw refused("there is nothing that could be deleted");
    }
    // From the last: the places of those before stay what they are.
    Collections.reverse(places);
    Instance left = current;
    for (Place place : places) {
      left = with(left, way(place), old -> null);
    }
    return left;
  }

  Instance add(Instance current, Object value) throws ResourceFault {
    if (value == null) {
      throw refused("a Create needs a value");
    }
    List<Node> parents = parents(current);
    if (parents.size() != 1) {
      throw refused(
          "there is " + (parents.isEmpty() ? "no" : "more than one") + " instance to add to");
    }
    Place place = new Place(parents.get(0).place(), path.last().name(), 0);
    Object old = holder(current, place).get(place.property());
    List<?> items = old instanceof List<?> list ? list : List.of();
    boolean array = old instanceof List<?> || place.parent() == null && property.isArray();
    if (!path.last().predicates().isEmpty()) {
      requireNext(array, items.size());
    } else if (old != null && !array) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS, place.property() + " has a value; use Put to replace it.");
    }
    List<Object> appended = new ArrayList<>(items);
    appended.addAll(value instanceof List<?> several ? several : List.of(value));
    return with(
        current, way(place), before -> array ? Collections.unmodifiableList(appended) : value);
  }

  /** An item can be added behind the last one only. */
  private void requireNext(boolean array, int size) throws ResourceFault {
    List<Expression> predicates = path.last().predicates();
    if (!array
        || predicates.size() > 1
        || !(predicates.get(0) instanceof Expression.Constant constant)
        || !(constant.value() instanceof BigDecimal index)) {
      throw refused("a Create needs a property, or an array's number of a new item");
    }
    int order = index.compareTo(BigDecimal.valueOf(size + 1L));
    if (order < 0) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          property.name() + " has an item " + index + "; use Put to replace it.");
    }
    if (order > 0) {
      throw refused("the next item would be " + (size + 1));
    }
  }

  private List<Node> parents(Instance current) {
    Expression.Context context = Expression.Context.of(Node.root(current));
    return path.nodes(context, path.steps().size() - 1).stream()
        .filter(node -> node.value() instanceof Instance)
        .toList();
  }

  private List<Place> places(Instance current) {
    Step last = path.last();
    List<Place> places = new ArrayList<>();
    for (Node parent : parents(current)) {
      if (last.predicates().isEmpty()) {
        places.add(new Place(parent.place(), last.name(), 0));
      } else {
        last.below(List.of(parent), Node.root(current)).forEach(node -> places.add(node.place()));
      }
    }
    return places;
  }

  /** The instance, or the embedded instance, that has the property of a place. */
  static Instance holder(Instance instance, Place place) {
    Instance holder = instance;
    Deque<Place> way = way(place);
    way.removeLast();
    for (Place step : way) {
      Object value = holder.get(step.property());
      holder = (Instance) (step.index() == 0 ? value : ((List<?>) value).get(step.index() - 1));
    }
    return holder;
  }

  private static Deque<Place> way(Place place) {
    Deque<Place> way = new ArrayDeque<>();
    for (Place step = place; step != null; step = step.parent()) {
      way.addFirst(step);
    }
    return way;
  }

  private static Instance with(Instance instance, Deque<Place> way, UnaryOperator<Object> change) {
    Place place = way.removeFirst();
    Object old = instance.get(place.property());
    Instance.Builder made = Instance.of(instance.className());
    instance
        .properties()
        .forEach(
            (name, value) -> {
              if (!name.equals(place.property())) {
                made.set(name, value);
              }
            });
    if (place.index() == 0) {
      Object value = changed(old, way, change);
      return (value == null ? made.setNull(place.property()) : made.set(place.property(), value))
          .build();
    }
    List<Object> items = new ArrayList<>((List<?>) old);
    Object item = changed(items.get(place.index() - 1), way, change);
    if (item == null) {
      items.remove(place.index() - 1);
    } else {
      items.set(place.index() - 1, item);
    }
    return made.set(place.property(), Collections.unmodifiableList(items)).build();
  }

  private static Object changed(Object old, Deque<Place> way, UnaryOperator<Object> change) {
    return way.isEmpty() ? change.apply(old) : with((Instance) old, way, change);
  }

  private ResourceFault refused(String reason) {
    return new ResourceFault(
        FaultCode.INVALID_FRAGMENT, "The fragment of " + property.name() + ": " + reason + ".");
  }
}
